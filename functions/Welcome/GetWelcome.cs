using System.Net.Mime;
using System.Text.Json;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Welcome;

/// <summary>The first page: what this is, how it stands, and where to go.</summary>
/// <param name="health">Knows how it stands.</param>
public sealed class GetWelcome(GetHealth health)
{
    // The page is there within two seconds, whatever storage does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary><c>GET /</c>. A worker's function cannot have an empty route; a part of no characters is as good.</summary>
    [Function(nameof(GetWelcome))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = WelcomePage.Of(await StateAsync(request, cancellationToken));
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = WelcomePage.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.Referer + "-Policy"] = "no-referrer";
        return new ContentResult { Content = page, ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8" };
    }

    private async Task<ServiceState> StateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return await health.RunAsync(request, limit.Token) is ContentResult { StatusCode: StatusCodes.Status200OK, Content: { } json }
                && JsonSerializer.Deserialize(json, ApiJson.Answers.HealthAnswer) is { } answer
                ? answer.Status == "healthy" ? ServiceState.Healthy : ServiceState.Degraded
                : ServiceState.Unreachable;
        }
        catch (Exception failure) when (Failures.IsStorageFailure(failure) || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return ServiceState.Unreachable;
        }
    }
}
