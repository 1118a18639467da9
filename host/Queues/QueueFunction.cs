using System.Text.RegularExpressions;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Functions;
using Dvc.Host.Settings;

namespace Dvc.Host.Queues;

/// <summary>A function that runs for each message of a queue.</summary>
/// <param name="Description">As its worker describes it.</param>
/// <param name="Parameter">The parameter that gets the message.</param>
/// <param name="Form">In which form it gets it.</param>
/// <param name="QueueName">The queue.</param>
/// <param name="Service">The account that has it.</param>
internal sealed partial record QueueFunction(
    FunctionDescription Description, string Parameter, MessageForm Form, string QueueName, QueueServiceClient Service)
    : TriggeredFunction(Description, Parameter)
{
    public static QueueFunction Read(FunctionDescription description, Binding trigger, IConfiguration settings)
    {
        var queueName = SettingReferences.Resolve(trigger.QueueName ?? string.Empty, settings).ToLowerInvariant();
        return ValidName().IsMatch(queueName)
            ? new QueueFunction(
                description,
                trigger.Name,
                FormOf(trigger),
                queueName,
                QueueConnection.Connect(trigger.Connection ?? "AzureWebJobsStorage", settings))
            : throw new StartupException(
                $"'{queueName}' is not a queue's name: 3 to 63 letters, digits and single '-' between them.");
    }

    /// <summary>What a run for a message gets.</summary>
    public FunctionInput InputOf(QueueMessage message) => new(QueueMessages.ToData(message, Form))
    {
        Metadata = QueueMessages.ToMetadata(message),
    };

    private static MessageForm FormOf(Binding trigger) =>
        bool.TryParse(trigger.Properties.SupportsDeferredBinding, out var deferred) && deferred ? MessageForm.Whole
        : string.Equals(trigger.DataType, "binary", StringComparison.OrdinalIgnoreCase) ? MessageForm.Bytes
        : MessageForm.Text;

    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
