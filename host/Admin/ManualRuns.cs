using Dvc.Host.Functions;
using Dvc.Host.Queues;
using Dvc.Host.Timers;

namespace Dvc.Host.Admin;

/// <summary>Runs of functions that an administrator asked for.</summary>
internal sealed class ManualRuns(IFunctionRunner runner, TimerListeners timers, Shutdown shutdown, ILoggerFactory loggers)
    : IHostedService
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];
    private bool stopping;

    /// <summary>Starts one, unless the host is stopping.</summary>
    public bool TryStart(TriggeredFunction function, string? input)
    {
        lock (gate)
        {
            if (stopping)
            {
                return false;
            }

            running.RemoveWhere(run => run.IsCompleted);
            running.Add(Task.Run(() => RunAsync(function, input ?? string.Empty)));
            return true;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task finished;
        lock (gate)
        {
            stopping = true;
            finished = Task.WhenAll(running);
        }

        await finished.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(TriggeredFunction function, string input)
    {
        var log = loggers.CreateLogger(Log.FunctionCategory(function.Name));
        try
        {
            await RunAsync(function, input, log);
        }
        catch (Exception exception)
        {
            log.ManualRunFailed(exception);
        }
    }

    private async Task RunAsync(TriggeredFunction function, string input, ILogger log)
    {
        await runner.WaitUntilReadyAsync(shutdown.Deadline);
        switch (function)
        {
            case TimerFunction timer:
                await timers.RunNowAsync(timer, shutdown.Deadline);
                break;
            case QueueFunction queue:
                var message = queue.InputOf(QueueMessages.Create(input));
                await runner.RunAsync(queue, Guid.NewGuid().ToString(), message, shutdown.Deadline);
                break;
            default:
                log.HttpNotRunByHand();
                break;
        }
    }
}
