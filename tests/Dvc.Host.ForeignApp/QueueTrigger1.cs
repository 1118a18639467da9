using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.ForeignApp;

public sealed partial class QueueTrigger1(ILogger<QueueTrigger1> logger)
{
    [Function(nameof(QueueTrigger1))]
    public void Run([QueueTrigger("myqueue-items", Connection = "AzureWebJobsStorage")] QueueMessage message) =>
        Processed(logger, message.MessageText);

    [LoggerMessage(LogLevel.Information, "C# Queue trigger function processed: {MessageText}")]
    private static partial void Processed(ILogger logger, string messageText);
}
