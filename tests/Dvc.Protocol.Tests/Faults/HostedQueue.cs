using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// The event queue as its host runs it, in memory: a message whose function failed comes back, one that failed five times
/// goes to the poison queue, and one that succeeded comes back too where the host died before it could delete it.
/// </summary>
internal sealed class HostedQueue : QueueServiceClient
{
    private const int MaxDequeueCount = 5;
    private const double DeathsBeforeDeletion = 0.05;

    private readonly ConcurrentQueue<(BinaryData Body, int Tries)> messages = new();
    private readonly PoisonedMessages poison = new();

    /// <summary>How many messages went to the poison queue.</summary>
    public int Poisoned => poison.Sent;

    /// <summary>The poison queue, as the app reads it.</summary>
    public override QueueClient GetQueueClient(string queueName) => poison;

    public void Send(BinaryData body) => messages.Enqueue((body, 0));

    /// <summary>Hands messages to the function until there are none.</summary>
    public async Task RunAsync(Func<QueueMessage, Task> function, Func<double> chance)
    {
        while (messages.TryDequeue(out var message))
        {
            var tries = message.Tries + 1;
            try
            {
                await function(Received(message.Body, tries));
                if (chance() < DeathsBeforeDeletion)
                {
                    messages.Enqueue((message.Body, tries));
                }
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException { InnerException: RequestFailedException })
            {
                if (tries < MaxDequeueCount)
                {
                    messages.Enqueue((message.Body, tries));
                }
                else
                {
                    poison.Send(message.Body);
                }
            }
        }
    }

    private static QueueMessage Received(BinaryData body, int tries) => QueuesModelFactory.QueueMessage(
        Guid.NewGuid().ToString(), "receipt", body, tries, nextVisibleOn: null, insertedOn: null, expiresOn: null);

    private sealed class PoisonedMessages : QueueClient
    {
        private readonly ConcurrentDictionary<string, BinaryData> waiting = new(StringComparer.Ordinal);
        private int sent;

        public int Sent => sent;

        public void Send(BinaryData body) =>
            waiting[Interlocked.Increment(ref sent).ToString(CultureInfo.InvariantCulture)] = body;

        public override Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
            int? maxMessages = null, TimeSpan? visibilityTimeout = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(Response.FromValue<QueueMessage[]>(
                [.. waiting.Select(message => QueuesModelFactory.QueueMessage(
                    message.Key, "receipt", message.Value, dequeueCount: 1, nextVisibleOn: null, insertedOn: null, DateTimeOffset.MaxValue))],
                null!));

        public override Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
        {
            waiting.TryRemove(messageId, out _);
            return Task.FromResult<Response>(null!);
        }
    }
}
