using Dvc.EndToEnd.Tests.National;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Sources;

/// <summary>Every route that takes dossiers.</summary>
internal static class IngestRoutes
{
    public static TheoryData<string> All => new("api/events", NationalRequests.Path);

    /// <summary>That nobody is known by what was sent, in the route's own form.</summary>
    public static Answer ShouldBeUnknownSource(this Answer answer, string path)
    {
        answer.Challenge.ShouldBe("SourceKey realm=\"dvc\"");
        return path.StartsWith(NationalRequests.Path, StringComparison.Ordinal) ? answer.ShouldBeNationalError(401) : answer.ShouldBeProblem(401);
    }
}
