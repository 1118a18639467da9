using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Http;

/// <summary>Answers 503 over HTTP where storage does not answer: the client is right to try again.</summary>
/// <param name="logger">The log.</param>
public sealed class StorageFailures(ILogger<StorageFailures> logger) : IFunctionsWorkerMiddleware
{
    private const int RetryAfterSeconds = 5;

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (IsStorageFailure(failure) && context.GetHttpContext() is { Response.HasStarted: false })
        {
            logger.StorageFailed(failure, context.FunctionDefinition.Name);
            var http = context.GetHttpContext()!;
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var problem = Problem.Of(StatusCodes.Status503ServiceUnavailable, "Storage does not answer.", "Nothing of the request is certain to have been done; send it again.");
            await problem.ExecuteResultAsync(new ActionContext { HttpContext = http });
        }
    }

    // Clients give up with an aggregate of all tries.
    private static bool IsStorageFailure(Exception failure) =>
        failure is RequestFailedException || (failure is AggregateException all && all.InnerExceptions.All(IsStorageFailure));
}
