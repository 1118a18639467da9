using System.Net.Mime;
using Dvc.Host.Settings;

namespace Dvc.Host.Http;

/// <summary>
/// What <c>/</c> answers where no function does: as the published host a page that says it runs, or with
/// <c>AzureWebJobsDisableHomepage</c> 204.
/// </summary>
/// <param name="next">What answers.</param>
/// <param name="settings">Say whether there is a page.</param>
internal sealed class Homepage(RequestDelegate next, HostSettings settings)
{
    private const string Page = "<!DOCTYPE html><html lang=\"en\"><title>Functions host</title><p>The functions host runs.</p></html>";

    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.GetEndpoint() is not null || context.Request.Path != "/" || context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = settings.HasHomepage ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        if (settings.HasHomepage)
        {
            context.Response.ContentType = MediaTypeNames.Text.Html;
            await context.Response.WriteAsync(Page, context.RequestAborted);
        }
    }
}
