using Dvc.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Dvc.Functions.Http;

/// <summary>
/// Whoever only asks hears soon that storage does not answer. Deliveries, changes and timers try for longer.
/// </summary>
public sealed class BriefReads : IFunctionsWorkerMiddleware
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(2.5);

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var method = context.GetHttpContext()?.Request.Method ?? "";
        using var briefly = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? StorageRetries.Briefly(LongestRequest) : null;
        await next(context);
    }
}
