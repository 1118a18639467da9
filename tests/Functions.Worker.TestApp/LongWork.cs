using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.TestApp;

/// <summary>Work that lasts until a test lets it end.</summary>
/// <param name="traces">Between test and app.</param>
public sealed class LongWork(Traces traces)
{
    [Function("Answer")]
    public async Task<IActionResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "answer/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        await RunAsync("http", cancellationToken);
        return new OkObjectResult($"{request.Method} {name}");
    }

    [Function("Receive")]
    public Task ReceiveAsync([QueueTrigger("%Queue%", Connection = "Storage")] QueueMessage message, CancellationToken cancellationToken) =>
        RunAsync(message.Body.ToString(), message.Body.ToString() == "stubborn" ? CancellationToken.None : cancellationToken);

    private async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        traces.Leave(name + ".began");
        await traces.WaitForAsync("go", cancellationToken);
        traces.Leave(name + ".ended");
    }
}
