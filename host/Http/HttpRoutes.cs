namespace Dvc.Host.Http;

/// <summary>The functions' routes.</summary>
internal static class HttpRoutes
{
    public static void Map(WebApplication app, IEnumerable<HttpFunction> functions)
    {
        var keys = app.Services.GetRequiredService<HostKeys>();
        var invocations = app.Services.GetRequiredService<HttpInvocations>();
        foreach (var function in functions.Where(function => function.IsEnabled))
        {
            app.Map(function.Route, InvokeAsync).WithMetadata(function);

            Task InvokeAsync(HttpContext context)
            {
                if (keys.Permit(function.Level, context.Request))
                {
                    return invocations.InvokeAsync(function, context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }
        }
    }
}
