using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.ForeignApp;

public sealed partial class HttpTrigger1(ILogger<HttpTrigger1> logger)
{
    [Function("HttpTrigger1")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest req)
    {
        Processed(logger, req.Method);
        return new OkObjectResult("Welcome to Azure Functions!");
    }

    [LoggerMessage(LogLevel.Information, "C# HTTP trigger function processed a {Method} request.")]
    private static partial void Processed(ILogger logger, string method);
}
