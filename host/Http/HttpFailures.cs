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
        context.Response.StatusCode = BadRequestIn(exception)?.StatusCode ?? StatusCodes.Status500InternalServerError;
    }

    // One that is found while the request is passed on lies among what failed with it.
    private static BadHttpRequestException? BadRequestIn(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException bad => bad,
        AggregateException many => many.InnerExceptions.Select(BadRequestIn).FirstOrDefault(bad => bad is not null),
        _ => BadRequestIn(exception.InnerException),
    };
}
