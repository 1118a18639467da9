using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Runs of functions that an administrator asked for.</summary>
internal sealed class ManualRuns(FunctionExecutor executor, TimerListeners timers) : IHostedService
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
            running.Add(Task.Run(() => RunAsync(function, input)));
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

    private Task RunAsync(TriggeredFunction function, string? input) =>
        function is TimerFunction timer
            ? timers.RunNowAsync(timer)
            : executor.TryExecuteAsync(function.Method, QueueMessages.Create(input ?? string.Empty));
}
