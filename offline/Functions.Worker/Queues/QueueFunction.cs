using System.Text.RegularExpressions;
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
internal sealed partial record QueueFunction(FunctionMethod Method, string QueueName, QueueServiceClient Service)
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
        var queueName = SettingReferences.Resolve(trigger.QueueName, settings).ToLowerInvariant();
        return ValidName().IsMatch(queueName)
            ? new QueueFunction(
                bound, queueName, QueueConnection.Connect(trigger.Connection ?? "AzureWebJobsStorage", settings))
            : throw new StartupException(
                $"'{queueName}' is not a queue's name: 3 to 63 letters, digits and single '-' between them.");
    }

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
