using Functions.Worker.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.Tests.Http;

public sealed class WebFunctions(Probe probe)
{
    [Function("Open")]
    public static IActionResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "open")] HttpRequest request) =>
        new OkObjectResult(new { request.Method });

    [Function("Read")]
    public static IResult Read(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "read/{grain}/{period?}")] HttpRequest request,
        string grain,
        string? period,
        FunctionContext context) =>
        Results.Text($"{context.FunctionDefinition.Name} {grain} {period ?? "none"} {request.Query["x"]}");

    [Function("Manage")]
    public static void Manage([HttpTrigger(AuthorizationLevel.Admin, Route = "manage")] HttpRequest request) =>
        request.HttpContext.Response.StatusCode = StatusCodes.Status204NoContent;

    [Function("Fail")]
    public static Task<IActionResult> FailAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException($"the secret of {request.Method}");

    [Function("Limited")]
    public static async Task<IActionResult> LimitedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "limited")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var start = new byte[1024];
        await request.Body.ReadExactlyAsync(start, cancellationToken);
        return new ObjectResult("too large") { StatusCode = StatusCodes.Status413PayloadTooLarge };
    }

    [Function("Long")]
    public async Task<IActionResult> LongAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "long")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await probe.RunAsync(request.Path, cancellationToken);
        return new OkObjectResult("finished");
    }
}
