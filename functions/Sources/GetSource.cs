using Dvc.Functions.Http;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Sources;

/// <summary>Shows one source, without its key.</summary>
/// <param name="sources">The sources.</param>
public sealed class GetSource(SourceStore sources)
{
    /// <summary><c>GET /api/sources/{id}</c>.</summary>
    [Function(nameof(GetSource))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/sources/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        SourceRules.BadId(id) is { } badId ? badId
        : await sources.GetAsync(id, cancellationToken) is { } source
            ? JsonAnswer.Of(StatusCodes.Status200OK, SourceAnswer.Of(source), ApiJson.Answers.SourceAnswer)
            : SourceRules.Unknown();
}
