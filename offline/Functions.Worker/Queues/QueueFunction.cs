using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>A function that runs for each message of a queue.</summary>
/// <param name="Method">What runs.</param>
/// <param name="QueueName">The queue.</param>
/// <param name="Service">The account that has it.</param>
internal sealed record QueueFunction(FunctionMethod Method, string QueueName, QueueServiceClient Service)
    : TriggeredFunction(Method)
{
    public static QueueFunction Read(MethodReader method, QueueTriggerAttribute trigger, IConfiguration settings)
    {
        var bound = method.Bind(
            type => type == typeof(QueueMessage) ? invocation => invocation.Trigger
                : type == typeof(BinaryData) ? invocation => ((QueueMessage)invocation.Trigger).Body
                : type == typeof(string) ? invocation => ((QueueMessage)invocation.Trigger).Body.ToString()
                : null,
            results: []);
        return new QueueFunction(
            bound,
            SettingReferences.Resolve(trigger.QueueName, settings).ToLowerInvariant(),
            QueueConnection.Connect(trigger.Connection ?? "AzureWebJobsStorage", settings));
    }
}
