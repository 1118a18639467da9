using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The HTTP side of the host: the functions' routes and its own.</summary>
internal sealed class HttpHost(
    AppFunctions functions, HostKeys keys, FunctionExecutor executor, Shutdown shutdown, AdminEndpoints admin)
{
    public void Map(WebApplication app)
    {
        app.UseMiddleware<UnreadBodies>();
        app.UseMiddleware<HttpFailures>();
        app.UseRouting();
        foreach (var function in functions.Http)
        {
            app.Map(function.Route, Protect(function.Level, context => InvokeAsync(function, context)))
                .WithMetadata(function);
        }

        app.MapPost("/admin/functions/{name}", Protect(AuthorizationLevel.Admin, admin.RunFunctionAsync));
        app.MapGet("/admin/host/status", Protect(AuthorizationLevel.Admin, AdminEndpoints.GetStatusAsync));
    }

    private RequestDelegate Protect(AuthorizationLevel level, RequestDelegate next) => context =>
        keys.Permit(level, context.Request)
            ? next(context)
            : Results.Problem(statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);

    private async Task InvokeAsync(HttpFunction function, HttpContext context)
    {
        using var cancelled =
            CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, shutdown.Deadline);
        await executor.ExecuteAsync(function.Method, context, cancelled.Token);
    }
}
