using Dvc.Functions.Http;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Sources;

/// <summary>Lists the sources, without their keys.</summary>
/// <param name="sources">The sources.</param>
public sealed class GetSources(SourceStore sources)
{
    /// <summary><c>GET /api/sources</c>.</summary>
    [Function(nameof(GetSources))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/sources")] HttpRequest request,
        CancellationToken cancellationToken) =>
        JsonAnswer.Of(
            StatusCodes.Status200OK,
            new SourcesAnswer([.. (await sources.ListAsync(cancellationToken)).Select(source => SourceAnswer.Of(source))]),
            ApiJson.Answers.SourcesAnswer);
}
