using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Storage.Ingest;

namespace Dvc.Testing.Storage;

/// <summary>Queues of which nothing is seen but how many messages are in them, leased ones included.</summary>
public sealed class CountedQueues : QueueServiceClient
{
    /// <summary>Of the event queue.</summary>
    public int Events { get; set; }

    /// <summary>Of the poison queue.</summary>
    public int Poisoned { get; set; }

    /// <summary>Happens after each count of the event queue.</summary>
    public Func<Task> Counted { get; set; } = () => Task.CompletedTask;

    public override QueueClient GetQueueClient(string queueName) => new Queue(this, queueName == EventQueue.PoisonName);

    private sealed class Queue(CountedQueues all, bool isPoison) : QueueClient
    {
        public override Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue(value: true, null!));

        public override Task<Response<PeekedMessage>> PeekMessageAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue<PeekedMessage>(null!, null!));

        public override async Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default)
        {
            var count = isPoison ? all.Poisoned : all.Events;
            if (!isPoison)
            {
                await all.Counted();
            }

            return Response.FromValue(QueuesModelFactory.QueueProperties(new Dictionary<string, string>(), count), null!);
        }
    }
}
