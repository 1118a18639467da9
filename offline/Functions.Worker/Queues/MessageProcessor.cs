using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Runs the function for a message, and settles the message by how that went.</summary>
internal sealed class MessageProcessor(
    QueueFunction function,
    QueueClient queue,
    FunctionExecutor executor,
    QueueOptions options,
    TimeSpan lease,
    TimeProvider time,
    ILogger log)
{
    private readonly PoisonQueue? poison = PoisonQueue.Of(function);

    public async Task ProcessAsync(QueueMessage received, CancellationToken cancellationToken)
    {
        try
        {
            if (!QueueMessages.TryDecode(received, options.MessageEncoding, out var message))
            {
                log.Undecodable(received.MessageId, options.MessageEncoding);
                await PoisonAsync(received, received.PopReceipt, cancellationToken);
            }
            else if (received.DequeueCount > options.MaxDequeueCount && poison is not null)
            {
                await PoisonAsync(received, received.PopReceipt, cancellationToken);
            }
            else
            {
                var (succeeded, popReceipt) = await RunAsync(received, message);
                await (succeeded
                    ? queue.DeleteMessageAsync(received.MessageId, popReceipt, cancellationToken)
                    : FailAsync(received, popReceipt, cancellationToken));
            }
        }
        catch (RequestFailedException exception) when (StorageFailure.IsLost(exception))
        {
            log.LeaseLost(received.MessageId);
        }
        catch (Exception exception)
        {
            log.NotSettled(received.MessageId, StorageFailure.Reason(exception)); // It comes back after its lease.
        }
    }

    private async Task<(bool Succeeded, string PopReceipt)> RunAsync(QueueMessage received, QueueMessage message)
    {
        var held = new MessageLease(queue, received, lease, time, log);
        var succeeded = await executor.TryExecuteAsync(function.Method, message);
        return (succeeded, await held.EndAsync());
    }

    private Task FailAsync(QueueMessage received, string popReceipt, CancellationToken cancellationToken) =>
        received.DequeueCount >= options.MaxDequeueCount || poison is null
            ? PoisonAsync(received, popReceipt, cancellationToken)
            : queue.UpdateMessageAsync(
                received.MessageId, popReceipt, received.Body, options.VisibilityTimeout, cancellationToken);

    // Without a poison queue a message stays where it is, hidden until its lease is over: else it would spin.
    private async Task PoisonAsync(QueueMessage received, string popReceipt, CancellationToken cancellationToken)
    {
        if (poison is not null)
        {
            log.Poisoned(received.MessageId, received.DequeueCount, poison.Name);
            await poison.AddAsync(received, cancellationToken);
            await queue.DeleteMessageAsync(received.MessageId, popReceipt, cancellationToken);
        }
    }
}
