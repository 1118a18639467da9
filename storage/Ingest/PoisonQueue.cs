using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Dvc.Storage.Ingest;

/// <summary>
/// The messages that the host gave up on. No queue comes after this one, so a message leaves it only when it is kept
/// elsewhere.
/// </summary>
/// <param name="service">The account's queues, as for <see cref="EventQueue"/>.</param>
/// <param name="time">The clock of the time limit.</param>
/// <param name="logger">The log.</param>
public sealed class PoisonQueue(QueueServiceClient service, TimeProvider time, ILogger<PoisonQueue> logger)
{
    // As many as a queue gives at once.
    private const int BatchSize = 32;
    private const int ParallelMessages = 4;

    // Shorter than the lease: nothing is taken twice within a run, and what was kept is deleted in time.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly QueueClient poison = service.GetQueueClient(EventQueue.PoisonName);

    /// <summary>
    /// Takes every message that is visible and deletes it once <paramref name="keep"/> is done with it. One that it throws
    /// for stays leased, keeps no other waiting, and comes back, for ever.
    /// </summary>
    /// <exception cref="AggregateException">Some messages could not be kept; all others that there was time for are.</exception>
    public async Task DrainAsync(Func<QueueMessage, CancellationToken, Task> keep, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var failures = new ConcurrentQueue<Exception>();
        var options = ParallelWork.Of(ParallelMessages, either.Token);
        try
        {
            while (await ReceiveAsync(either.Token) is { Length: > 0 } batch)
            {
                await Parallel.ForEachAsync(batch, options, CompleteAsync);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Dying here would be safe, so stopping is.
            logger.PoisonLimitReached(TimeLimit);
        }

        if (!failures.IsEmpty)
        {
            throw new AggregateException("Some poisoned messages could not be kept; they come back.", failures);
        }

        async ValueTask CompleteAsync(QueueMessage message, CancellationToken token)
        {
            if (await TryAsync(() => keep(message, token), token))
            {
                await TryAsync(() => DeleteAsync(message, token), token);
            }
            else
            {
                await TryAsync(() => PreserveAsync(message, token), token);
            }
        }

        async Task<bool> TryAsync(Func<Task> work, CancellationToken token)
        {
            try
            {
                await work();
                return true;
            }
            catch (Exception failure) when (!token.IsCancellationRequested)
            {
                logger.PoisonNotKept(failure, Lease);
                failures.Enqueue(failure);
                return false;
            }
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await poison.ReceiveMessagesAsync(BatchSize, Lease, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return []; // The host makes the queue with the first message for it.
        }
    }

    // Azure Functions gives its copy seven days to live. Another copy, leased alike, lives for ever; two are one letter.
    private async Task PreserveAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (message.ExpiresOn is { Year: < 9999 })
        {
            await poison.SendMessageAsync(message.Body, Lease, EventQueue.NeverExpires, cancellationToken);
            await DeleteAsync(message, cancellationToken);
        }
    }

    private async Task DeleteAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
        catch (RequestFailedException failure)
            when (failure.ErrorCode == QueueErrorCode.MessageNotFound || failure.ErrorCode == QueueErrorCode.PopReceiptMismatch)
        {
            // Another run took it over and deletes it, or the answer of the own first attempt was lost.
        }
    }
}
