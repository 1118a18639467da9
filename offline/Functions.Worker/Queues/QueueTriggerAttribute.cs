using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each message of a queue.</summary>
/// <param name="queueName">May name settings: <c>%setting%</c>.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    public string QueueName { get; } = queueName;

    /// <summary>The setting that says where the queue is; <c>AzureWebJobsStorage</c>, if none is named.</summary>
    public string? Connection { get; set; }
}
