using Azure.Storage.Queues;
using Dvc.Host.Settings;

namespace Dvc.Host.Queues;

/// <summary>The section <c>extensions.queues</c> of host.json, with the defaults of Azure Functions.</summary>
internal sealed record QueueOptions
{
    /// <summary>How many messages are fetched at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>More are fetched when no more than these still run; half a batch by default.</summary>
    public int? NewBatchThreshold { get; init; }

    /// <summary>The longest pause between two looks into an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message stays hidden after its function failed.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>How often a message is tried.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How text is written into messages.</summary>
    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;

    /// <summary>The options, if they make sense.</summary>
    public static QueueOptions Read(IConfiguration section) =>
        SettingValues.Read(() => section.Get<QueueOptions>() ?? new()).Validated();

    private QueueOptions Validated()
    {
        var isValid = BatchSize is >= 1 and <= 32
            && NewBatchThreshold is null or >= 0
            && MaxDequeueCount >= 1
            && MaxPollingInterval >= TimeSpan.FromMilliseconds(100)
            && VisibilityTimeout >= TimeSpan.Zero && VisibilityTimeout <= TimeSpan.FromDays(7);
        return isValid ? this : throw new StartupException(
            "host.json, extensions.queues: batchSize is 1 to 32, newBatchThreshold not negative, maxDequeueCount at "
            + "least 1, maxPollingInterval at least 00:00:00.1, visibilityTimeout at most 7 days.");
    }
}
