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

        http.RequestServices = context.InstanceServices;
        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        await next(context);
        if (invocation.Result is IActionResult action)
        {
            await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
        }
        else if (invocation.Result is IResult result)
        {
            await result.ExecuteAsync(http);
        }
    };
}
