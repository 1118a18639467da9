using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>A request that cannot be taken, and what it is answered.</summary>
/// <param name="Id">Its name among all.</param>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Line">It as a line; null where its name says all.</param>
/// <param name="SendAsync">Sends it to the app that the client knows.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Told">What the answer says, as <see cref="Telling"/> reads it.</param>
internal sealed record BadRequest(string Id, string Name, string? Line, Func<HttpClient, Task<Answer>> SendAsync, int Status, string Told)
{
    /// <summary>It as one that HTTP can carry; null where it is none.</summary>
    public SentRequest? Sent { get; init; }

    /// <summary><see cref="Told"/> on this day.</summary>
    public string ToldToday => Told.Replace("{today}", Today.Iso(Today.Date)).Replace("{week}", Today.Week().Id);
}
