using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Dvc.Host.Queues;

/// <summary>Where the messages of a queue go that cannot be processed.</summary>
internal sealed class PoisonQueue
{
    private const string Suffix = "-poison";
    private const int LongestName = 63;

    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    private readonly QueueClient queue;

    private PoisonQueue(QueueClient queue) => this.queue = queue;

    public string Name => queue.Name;

    /// <summary>The poison queue of a queue; a poison queue has none itself.</summary>
    public static PoisonQueue? Of(QueueFunction function) =>
        function.QueueName.EndsWith(Suffix, StringComparison.Ordinal)
        || function.QueueName.Length + Suffix.Length > LongestName
            ? null
            : new PoisonQueue(function.Service.GetQueueClient(function.QueueName + Suffix));

    /// <summary>Copies a message, as it was received; the original is the caller's to delete.</summary>
    public async Task AddAsync(QueueMessage received)
    {
        try
        {
            await SendAsync();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
            await SendAsync();
        }

        Task SendAsync() => queue.SendMessageAsync(received.Body, visibilityTimeout: null, Never, CancellationToken.None);
    }
}
