using Azure.Storage.Queues;

namespace Dvc.Storage.Tests;

/// <summary>Queues of one's own within an account.</summary>
internal sealed class PrefixedQueues(QueueServiceClient inner) : QueueServiceClient
{
    private readonly string prefix = $"q{Guid.NewGuid():N}-";

    public override QueueClient GetQueueClient(string queueName) => inner.GetQueueClient(prefix + queueName);
}
