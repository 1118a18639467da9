using Dvc.Host.Functions;
using Dvc.Host.Protocol;
using Microsoft.AspNetCore.WebUtilities;
using Yarp.ReverseProxy.Forwarder;

namespace Dvc.Host.Http;

/// <summary>
/// Runs functions for requests. The worker gets each twice, the request on its own server and the invocation on the
/// stream, and brings them together by the id.
/// </summary>
internal sealed class HttpInvocations(
    IHttpForwarder forwarder, IFunctionRunner runner, Shutdown shutdown, ILoggerFactory loggers) : IDisposable
{
    // A larger body goes through a temporary file, which ends with the request.
    private const int LargestInMemory = 1_048_576;

    private static readonly FunctionInput OnlyRequest = new(new TypedData { Http = new HttpData() });

    // As the published host: for so long nothing may come from a worker.
    private static readonly ForwarderRequestConfig Forwarding = new()
    {
        ActivityTimeout = TimeSpan.FromSeconds(240),
        Version = System.Net.HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    private readonly ILogger log = loggers.CreateLogger(Log.HostCategory);

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null, // The client's own headers go on as they came.
    });

    public async Task InvokeAsync(HttpFunction function, HttpContext context)
    {
        await ReadAsync(context.Request, context.RequestAborted);
        var id = Guid.NewGuid().ToString();
        context.Request.Headers["x-ms-invocation-id"] = id;
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, shutdown.Deadline);
        if (runner.RunForRequest(function, id, InputOf(context.Request), cancelled.Token) is not { } run)
        {
            HttpFailures.Answer(context, exception: null);
            return;
        }

        var error = await forwarder.SendAsync(context, run.Address, client, Forwarding, HttpTransformer.Default);
        if (error != ForwarderError.None)
        {
            log.NotForwarded(id, error);
            await cancelled.CancelAsync();
        }

        if (await run.Outcome != RunOutcome.Succeeded || error != ForwarderError.None)
        {
            HttpFailures.Answer(context, context.GetForwarderErrorFeature()?.Exception);
        }
    }

    public void Dispose() => client.Dispose();

    // Parameters of a function may be named as parts of the route or of the query.
    private static FunctionInput InputOf(HttpRequest request)
    {
        if (request.Query.Count == 0 && request.RouteValues.Count == 0)
        {
            return OnlyRequest;
        }

        var metadata = new Dictionary<string, TypedData>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query)
        {
            metadata[name] = new TypedData { String = value.ToString() };
        }

        foreach (var (name, value) in request.RouteValues)
        {
            metadata[name] = new TypedData { String = (string)value! };
        }

        return OnlyRequest with { Metadata = metadata };
    }

    // A slow sender must not keep a function waiting. What comes without a length is passed on as it comes.
    private static async Task ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > 0)
        {
            request.EnableBuffering(LargestInMemory);
            await request.Body.DrainAsync(cancellationToken);
            request.Body.Position = 0;
        }
    }
}
