using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Dvc.Host.Queues;

/// <summary>Keeps a message hidden from others while its function runs.</summary>
internal sealed class MessageLease
{
    private readonly QueueClient queue;
    private readonly QueueMessage message;
    private readonly TimeSpan duration;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly TaskCompletionSource ended = new();
    private readonly Task renewing;
    private string popReceipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan duration, TimeProvider time, ILogger log)
    {
        this.queue = queue;
        this.message = message;
        this.duration = duration;
        this.time = time;
        this.log = log;
        popReceipt = message.PopReceipt;
        renewing = RenewAsync();
    }

    /// <summary>Ends the renewals; the message stays hidden until the lease is over.</summary>
    /// <returns>The receipt of the latest renewal, without which the message can be neither deleted nor updated.</returns>
    public async Task<string> EndAsync()
    {
        ended.SetResult();
        await renewing;
        return popReceipt;
    }

    private async Task RenewAsync()
    {
        var isHeld = true;
        while (isHeld && await IsHalfTimeAsync())
        {
            isHeld = await TryRenewAsync();
        }
    }

    private async Task<bool> IsHalfTimeAsync()
    {
        await ended.Task.WaitAsync(duration / 2, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !ended.Task.IsCompleted;
    }

    // Never cancelled: a renewal whose answer is lost would take the valid receipt with it.
    private async Task<bool> TryRenewAsync()
    {
        try
        {
            var renewed = await queue.UpdateMessageAsync(
                message.MessageId, popReceipt, message.Body, duration, CancellationToken.None);
            popReceipt = renewed.Value.PopReceipt;
            return true;
        }
        catch (RequestFailedException exception) when (StorageFailure.IsLost(exception))
        {
            log.LeaseLost(message.MessageId);
            return false;
        }
        catch (Exception exception)
        {
            log.LeaseNotRenewed(message.MessageId, StorageFailure.Reason(exception));
            return true; // Perhaps the next time, which is when the lease ends.
        }
    }
}
