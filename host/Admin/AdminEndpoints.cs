using System.Text.Json;
using System.Text.Json.Nodes;
using Dvc.Host.Functions;
using Dvc.Host.Http;
using Dvc.Host.Settings;

namespace Dvc.Host.Admin;

/// <summary>The routes of the host itself.</summary>
internal sealed class AdminEndpoints(AppFunctions functions, HostKeys keys, ManualRuns runs, HostSettings settings)
{
    private static readonly HostStatus Running = new("Running");

    public void Map(WebApplication app)
    {
        app.Map("/admin/host/ping", Of(get: _ => Task.CompletedTask, post: _ => Task.CompletedTask));
        app.Map("/admin/host/status", Protect(Of(context => context.Response.WriteAsJsonAsync(Running, AdminJson.Default.HostStatus))));
        app.Map("/admin/functions", Protect(Of(context => context.Response.WriteAsJsonAsync(
            functions.All.Select(StatusOf), AdminJson.Default.IEnumerableFunctionStatus))));
        app.Map("/admin/functions/{name}", Protect(Of(GetAsync, RunAsync)));
    }

    // Another method is not found, as with functions' routes: the published host answers 404 where ASP.NET Core's routing would 405.
    private static RequestDelegate Of(RequestDelegate get, RequestDelegate? post = null) => context =>
    {
        var answer = HttpMethods.IsGet(context.Request.Method) ? get : HttpMethods.IsPost(context.Request.Method) ? post : null;
        if (answer is not null)
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };

    private static FunctionStatus StatusOf(TriggeredFunction function) => new(
        function.Name,
        !function.IsEnabled,
        [.. function.Description.RawBindings.Select(raw => JsonNode.Parse(raw))]);

    private static async Task<ManualRun?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync(AdminJson.Default.ManualRun, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private RequestDelegate Protect(RequestDelegate next) => context =>
    {
        switch (keys.Held(context.Request))
        {
            case AuthorizationLevel.Admin when !IsForeign(context.Request):
                return next(context);
            case AuthorizationLevel.Anonymous:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            default:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
        }
    };

    // Where no key is set, a web page that reaches this host would be let in.
    private bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin
        && !settings.CorsOrigins.Contains(origin.ToString(), StringComparer.OrdinalIgnoreCase)
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private TriggeredFunction? Find(HttpContext context) => functions.Find((string)context.GetRouteValue("name")!);

    private Task GetAsync(HttpContext context)
    {
        if (Find(context) is { } function)
        {
            return context.Response.WriteAsJsonAsync(StatusOf(function), AdminJson.Default.FunctionStatus);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Runs a function now, and does not wait for it.</summary>
    private async Task RunAsync(HttpContext context) =>
        context.Response.StatusCode = !context.Request.HasJsonContentType() ? StatusCodes.Status415UnsupportedMediaType
            : await ReadAsync(context) is not { } run ? StatusCodes.Status400BadRequest
            : Find(context) is not { } function ? StatusCodes.Status404NotFound
            : runs.TryStart(function, run.Input) ? StatusCodes.Status202Accepted
            : StatusCodes.Status503ServiceUnavailable;
}
