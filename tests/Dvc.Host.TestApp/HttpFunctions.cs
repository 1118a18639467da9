using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Dvc.Host.TestApp;

public sealed class HttpFunctions(Traces traces, IConfiguration settings)
{
    /// <summary>Says what arrived of the request.</summary>
    [Function("Echo")]
    public async Task<IActionResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "echo/{grain}/{period?}")] HttpRequest request,
        string grain,
        string? period,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        traces.Leave(grain + ".began");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return new OkObjectResult(new
        {
            request.Method,
            Grain = grain,
            Period = period,
            Query = request.QueryString.Value,
            Values = request.Query.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.Ordinal),
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.Length,
            Hash = Convert.ToHexString(SHA256.HashData(body.ToArray())),
            context.InvocationId,
        });
    }

    /// <summary>Answers by a status and headers of its own.</summary>
    [Function("Status")]
    public static void Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "status/{code}")] HttpRequest request, int code)
    {
        var response = request.HttpContext.Response;
        response.StatusCode = code;
        response.Headers.ETag = "\"a tag\"";
        response.Headers.Append("Set-Cookie", "one=1");
        response.Headers.Append("Set-Cookie", "other=2");
    }

    /// <summary>Sends a part of the answer, and the rest when a test lets it.</summary>
    [Function("Stream")]
    public async Task StreamAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "stream/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        var response = request.HttpContext.Response;
        await response.WriteAsync("first ", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
        await traces.WaitForAsync(name + ".go", cancellationToken);
        await response.WriteAsync("last", cancellationToken);
    }

    /// <summary>Breaks off in the middle of its answer.</summary>
    [Function("Break")]
    public static async Task BreakAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "break")] HttpRequest request, CancellationToken cancellationToken)
    {
        await request.HttpContext.Response.WriteAsync("half", cancellationToken);
        await request.HttpContext.Response.Body.FlushAsync(cancellationToken);
        throw new InvalidOperationException("the other half is missing");
    }

    /// <summary>Answers after a look at the beginning of the body.</summary>
    [Function("Limited")]
    public static async Task<IActionResult> LimitedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "limited")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await request.Body.ReadExactlyAsync(new byte[1024], cancellationToken);
        return new ObjectResult("too large") { StatusCode = StatusCodes.Status413PayloadTooLarge };
    }

    /// <summary>Lasts until a test lets it end, or it is cancelled.</summary>
    [Function("Answer")]
    public async Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "answer/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        traces.Leave(name + ".began");
        try
        {
            await traces.WaitForAsync(name + ".go", cancellationToken);
        }
        catch (OperationCanceledException)
        {
            traces.Leave(name + ".cancelled");
            throw;
        }

        return new OkObjectResult($"{request.Method} {name}");
    }

    [Function("Read")]
    public static IResult Read([HttpTrigger(AuthorizationLevel.Function, "get", Route = "read")] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("Manage")]
    public static void Manage([HttpTrigger(AuthorizationLevel.Admin, Route = "manage")] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;

    [Function("Fail")]
    public static Task<IActionResult> FailAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException($"the secret of {request.Method}");

    [Function("Setting")]
    public IActionResult Setting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "setting/{name}")] HttpRequest request, string name) =>
        new OkObjectResult($"{request.Method} {settings[name]}");
}
