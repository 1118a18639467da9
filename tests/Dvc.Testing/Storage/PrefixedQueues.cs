using Azure.Storage.Queues;

namespace Dvc.Testing.Storage;

/// <summary>Queues of one's own within an account.</summary>
public sealed class PrefixedQueues(QueueServiceClient inner, string prefix) : QueueServiceClient
{
    public PrefixedQueues(QueueServiceClient inner)
        : this(inner, $"q{Guid.NewGuid():N}-")
    {
    }

    public override QueueClient GetQueueClient(string queueName) => inner.GetQueueClient(prefix + queueName);
}
