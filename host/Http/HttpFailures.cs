namespace Dvc.Host.Http;

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
            log.RequestFailed(exception.GetType().Name);
            Answer(context, exception);
        }
    }

    /// <summary>Says that a request failed, in place of what was said so far.</summary>
    public static void Answer(HttpContext context, Exception? exception)
    {
        if (context.Response.HasStarted)
        {
            context.Abort(); // Half a response must not look like a whole one.
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = StatusOf(exception);
    }

    // As Azure's host: whatever keeps a request from its function is a 500, but for a body that is too large.
    private static int StatusOf(Exception? exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => StatusCodes.Status413PayloadTooLarge,
        AggregateException several => several.InnerExceptions.Min(StatusOf),
        { InnerException: { } cause } => StatusOf(cause),
        _ => StatusCodes.Status500InternalServerError,
    };
}
