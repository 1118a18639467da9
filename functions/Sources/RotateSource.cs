using Dvc.Functions.Http;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Sources;

/// <summary>Gives a source a new key, and the old one time to be replaced.</summary>
/// <param name="sources">The sources.</param>
/// <param name="logger">The log.</param>
public sealed class RotateSource(SourceStore sources, ILogger<RotateSource> logger)
{
    private const int Day = 24 * 60 * 60;
    private const int LongestGrace = 30 * Day;

    /// <summary><c>POST /api/sources/{id}/rotate</c>.</summary>
    [Function(nameof(RotateSource))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "post", Route = "api/sources/{id}/rotate")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (SourceRules.BadId(id) is { } badId)
        {
            return badId;
        }

        var (body, unreadable) = HasBody(request) ? await JsonBody.ReadAsync(request, cancellationToken) : (JsonBody.Empty, null);
        if (body is null)
        {
            return unreadable!;
        }

        if (body.Integer("graceSeconds", absent: Day, 0, LongestGrace) is not { } grace)
        {
            return BadGrace();
        }

        if (await sources.RotateAsync(id, TimeSpan.FromSeconds(grace), cancellationToken) is not var (source, key))
        {
            return SourceRules.Unknown();
        }

        logger.SourceRotated(id, grace);
        return JsonAnswer.Of(StatusCodes.Status200OK, SourceAnswer.Of(source, key), ApiJson.Answers.SourceAnswer);
    }

    /// <summary>The answer to a grace that cannot be used.</summary>
    internal static ContentResult BadGrace() => SourceRules.BadNumber("graceSeconds", 0, LongestGrace);

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != false;
}
