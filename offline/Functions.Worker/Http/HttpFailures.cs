using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>What a client sees of an exception: no more than the status.</summary>
internal sealed class HttpFailures(RequestDelegate next, ILoggerFactory loggers)
{
    private readonly ILogger log = loggers.CreateLogger(Log.HostCategory);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            log.ClientLeft(); // Nobody reads an answer.
        }
        catch (Exception exception)
        {
            // A function's own exception is in the log already, with its stack.
            log.RequestFailed(exception.GetType().Name);
            await AnswerAsync(context, exception is BadHttpRequestException bad ? bad.StatusCode : 500);
        }
    }

    private static async Task AnswerAsync(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            context.Abort(); // Half a response must not look like a whole one.
            return;
        }

        context.Response.Clear();
        await Results.Problem(statusCode: status).ExecuteAsync(context);
    }
}
