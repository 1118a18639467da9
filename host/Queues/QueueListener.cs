using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Functions;

namespace Dvc.Host.Queues;

/// <summary>Fetches the messages of one function's queue and has them processed, many at a time.</summary>
internal sealed class QueueListener(
    QueueClient queue,
    IFunctionRunner runner,
    MessageProcessor processor,
    QueueOptions options,
    TimeSpan lease,
    TimeProvider time,
    ILogger log)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly int newBatchThreshold = options.NewBatchThreshold ?? options.BatchSize / 2;
    private readonly List<Task> running = [];
    private bool queueExists;

    /// <summary>Listens until it is to stop, and then waits for the messages it has.</summary>
    /// <param name="stopping">Ends the listening.</param>
    /// <param name="deadline">Ends a request to the queue that is under way.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken deadline)
    {
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count > newBatchThreshold)
            {
                await Quietly(Task.WhenAny(running).WaitAsync(stopping));
                continue;
            }

            var ready = runner.WaitUntilReadyAsync(stopping);
            await Quietly(ready);
            if (!ready.IsCompletedSuccessfully || stopping.IsCancellationRequested)
            {
                break;
            }

            // Not cancelled by stopping: messages of a lost answer would stay hidden until their lease is over.
            var messages = await ReceiveAsync(deadline);
            running.AddRange(messages.Select(message =>
                Task.Run(() => processor.ProcessAsync(message, deadline), CancellationToken.None)));
            if (messages.Count > 0)
            {
                pause = ShortestPause;
                continue;
            }

            await Quietly(Task.Delay(pause, time, stopping));
            pause = pause * 2 < options.MaxPollingInterval ? pause * 2 : options.MaxPollingInterval;
        }

        await Task.WhenAll(running);
    }

    // Waiting ends early when the host stops, which the loop sees for itself.
    private static async Task Quietly(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<IReadOnlyList<QueueMessage>> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!queueExists)
            {
                await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                queueExists = true;
            }

            return (await queue.ReceiveMessagesAsync(options.BatchSize, lease, cancellationToken)).Value;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception exception)
        {
            // Whatever it is, a token that is not to be had or an account that is away: the next look may succeed.
            queueExists = false;
            log.ReceiveFailed(queue.Name, StorageFailure.Reason(exception));
            return [];
        }
    }
}
