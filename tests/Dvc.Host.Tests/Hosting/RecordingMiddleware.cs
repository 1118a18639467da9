using Functions.Worker.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Functions.Worker.Tests.Hosting;

/// <summary>Reports what passes, and answers in place of functions that fail.</summary>
/// <param name="probe">Where it reports.</param>
public sealed class RecordingMiddleware(Probe probe) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        probe.Calls.Enqueue($"before {context.FunctionDefinition.Name} {context.GetHttpContext()?.Request.Method}");
        try
        {
            await next(context);
        }
        catch (InvalidOperationException)
        {
            context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        probe.Calls.Enqueue($"after {context.GetHttpContext()?.Response.HasStarted}");
    }
}
