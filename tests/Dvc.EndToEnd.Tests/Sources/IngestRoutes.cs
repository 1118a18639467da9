namespace Dvc.EndToEnd.Tests.Sources;

/// <summary>Every route that takes dossiers.</summary>
public static class IngestRoutes
{
    public static TheoryData<string> All => new("api/events");
}
