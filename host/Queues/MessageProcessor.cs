using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Functions;

namespace Dvc.Host.Queues;

/// <summary>Runs the function for a message, and settles the message by how that went.</summary>
internal sealed class MessageProcessor(
    QueueFunction function,
    QueueClient queue,
    IFunctionRunner runner,
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
                await PoisonAsync(received, received.PopReceipt);
            }
            else if (received.DequeueCount > options.MaxDequeueCount && poison is not null)
            {
                await PoisonAsync(received, received.PopReceipt);
            }
            else
            {
                var (outcome, popReceipt) = await RunAsync(received, message, cancellationToken);
                await SettleAsync(outcome, received, popReceipt);
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

    private async Task<(RunOutcome Outcome, string PopReceipt)> RunAsync(
        QueueMessage received, QueueMessage message, CancellationToken cancellationToken)
    {
        var input = function.InputOf(message);
        var held = new MessageLease(queue, received, lease, time, log);
        var outcome = await runner.RunAsync(function, Guid.NewGuid().ToString(), input, cancellationToken);
        return (outcome, await held.EndAsync());
    }

    // What its worker died with is nobody's failure: it comes back when its lease is over. Settling is never cancelled,
    // for a run that succeeds after the deadline must not come again; the client's own retries are bounded.
    private Task SettleAsync(RunOutcome outcome, QueueMessage received, string popReceipt) => outcome switch
    {
        RunOutcome.Succeeded => queue.DeleteMessageAsync(received.MessageId, popReceipt, CancellationToken.None),
        RunOutcome.Failed => FailAsync(received, popReceipt),
        _ => Task.CompletedTask,
    };

    private Task FailAsync(QueueMessage received, string popReceipt) =>
        received.DequeueCount >= options.MaxDequeueCount || poison is null
            ? PoisonAsync(received, popReceipt)
            : queue.UpdateMessageAsync(
                received.MessageId, popReceipt, received.Body, options.VisibilityTimeout, CancellationToken.None);

    // Without a poison queue a message stays where it is, hidden until its lease is over: else it would spin.
    private async Task PoisonAsync(QueueMessage received, string popReceipt)
    {
        if (poison is not null)
        {
            log.Poisoned(received.MessageId, received.DequeueCount, poison.Name);
            await poison.AddAsync(received);
            await queue.DeleteMessageAsync(received.MessageId, popReceipt, CancellationToken.None);
        }
    }
}
