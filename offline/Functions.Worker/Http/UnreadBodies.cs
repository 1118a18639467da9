using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// Reads what a function left unread of a request, after its response has been sent. Many clients read no response
/// before they have sent everything; closing the connection on them would turn the function's 413 into a reset.
/// </summary>
internal sealed class UnreadBodies(RequestDelegate next, ILoggerFactory loggers)
{
    private readonly ILogger log = loggers.CreateLogger(Log.HostCategory);

    public async Task InvokeAsync(HttpContext context)
    {
        var body = context.Request.Body;
        await next(context);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody != true)
        {
            return;
        }

        await context.Response.CompleteAsync();
        try
        {
            await body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            log.BodyNotReadToItsEnd(exception.GetType().Name); // Too large, too slow, or the client has gone.
        }
    }
}
