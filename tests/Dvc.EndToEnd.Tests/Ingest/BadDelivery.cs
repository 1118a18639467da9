namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>A delivery that cannot be taken, and what it is answered.</summary>
internal sealed record BadDelivery(string Name, Func<HttpRequestMessage> Request, int Status, string Title, string Detail)
{
    /// <summary>Of the one event: member and rule.</summary>
    public (string Field, string Code)? Rejected { get; init; }
}
