using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The stage that makes a response of what an HTTP function returns.</summary>
internal static class HttpResults
{
    public static FunctionExecutionDelegate Respond(FunctionExecutionDelegate next) => async context =>
    {
        var invocation = (Invocation)context;
        if (invocation.Trigger is not HttpContext http)
        {
            await next(context);
            return;
        }

        var servicesOfRequest = http.RequestServices;
        http.RequestServices = context.InstanceServices;
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        try
        {
            await next(context);
            await WriteAsync(invocation.Result, http);
        }
        finally
        {
            http.RequestServices = servicesOfRequest; // The invocation's end before the request does.
        }
    };

    private static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IActionResult action =>
            action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        IResult asResult => asResult.ExecuteAsync(http),
        _ => Task.CompletedTask, // The function has written the response itself.
    };
}
