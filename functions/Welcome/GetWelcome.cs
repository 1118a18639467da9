using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Welcome;

/// <summary>The first page: what this is, how it stands, and where to go.</summary>
/// <param name="state">How it stands.</param>
public sealed class GetWelcome(StateReader state)
{
    /// <summary><c>GET /</c>. A worker's function cannot have an empty route; a part of no characters is as good.</summary>
    [Function(nameof(GetWelcome))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = WelcomePage.Of(await state.CurrentAsync(cancellationToken));
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = WelcomePage.Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.Referer + "-Policy"] = "no-referrer";
        return new ContentResult { Content = page, ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8" };
    }
}
