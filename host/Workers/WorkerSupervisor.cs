using Dvc.Host.Functions;
using Dvc.Host.Settings;

namespace Dvc.Host.Workers;

/// <summary>Keeps one worker running, and has it run the functions.</summary>
internal sealed class WorkerSupervisor : IFunctionRunner, IAsyncDisposable
{
    // The number is this host's own choice. A worker that lived for a while was well; one that dies sooner so often in a
    // row will not get well by a restart.
    private const int DeathsForgiven = 3;

    private static readonly TimeSpan Well = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterDeath = TimeSpan.FromSeconds(1);

    private readonly WorkerApp app;
    private readonly WorkerServer server;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly ILogger log;
    private readonly CancellationTokenSource retired = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int deaths;
    private long presentedAt;
    private volatile Worker? current;
    private volatile TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerSupervisor(WorkerApp app, WorkerServer server, Worker first, TimeProvider time, ILoggerFactory loggers)
    {
        this.app = app;
        this.server = server;
        this.time = time;
        this.loggers = loggers;
        log = loggers.CreateLogger(Log.WorkerCategory);
        Functions = first.Functions;
        Present(first);
        Supervision = SuperviseAsync(first);
    }

    public IReadOnlyList<FunctionDescription> Functions { get; }

    public bool AnswersHttp => current?.HttpAddress is not null;

    /// <summary>Ends with true when the worker was given up, with false when it is not needed any more.</summary>
    public Task<bool> Supervision { get; }

    public static async Task<WorkerSupervisor> StartAsync(
        WorkerApp app, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var started = await WorkerServer.StartAsync(loggers, cancellationToken);
        try
        {
            var first = await Worker.StartAsync(app, started, time, loggers, cancellationToken);
            return new WorkerSupervisor(app, started, first, time, loggers);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        current is null ? ready.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

    public Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken) =>
        current is { } worker
            ? worker.Runs.RunAsync(function, invocationId, input, cancellationToken)
            : Task.FromResult(Lose(function, invocationId));

    public HttpRun? RunForRequest(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken) =>
        current is { HttpAddress: { } address } worker
            ? new HttpRun(address, worker.Runs.RunAsync(function, invocationId, input, cancellationToken))
            : null;

    /// <summary>A worker that ends from now on is not started again.</summary>
    public void Retire() => retired.Cancel();

    public async ValueTask DisposeAsync()
    {
        Retire();
        stopped.TrySetResult();
        await Supervision;
        await server.DisposeAsync();
        retired.Dispose();
    }

    private RunOutcome Lose(TriggeredFunction function, string invocationId)
    {
        loggers.CreateLogger(Log.FunctionCategory(function.Name)).Lost(invocationId, milliseconds: 0);
        return RunOutcome.Lost;
    }

    private void Present(Worker worker)
    {
        presentedAt = time.GetTimestamp();
        current = worker;
        ready.TrySetResult();
    }

    private async Task<bool> SuperviseAsync(Worker first)
    {
        for (Worker? worker = first; worker is not null; worker = await StartAgainAsync())
        {
            await Task.WhenAny(worker.Gone, stopped.Task);
            deaths = time.GetElapsedTime(presentedAt) < Well ? deaths : 0;
            ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            current = null;
            if (!retired.IsCancellationRequested)
            {
                log.WorkerEnded(await worker.Ended);
            }

            await worker.DisposeAsync();
        }

        ready.TrySetCanceled(); // Whoever waits would wait for the deadline of the stop.
        return !retired.IsCancellationRequested;
    }

    private async Task<Worker?> StartAgainAsync()
    {
        while (!retired.IsCancellationRequested && IsForgiven())
        {
            try
            {
                await Task.Delay(PauseAfterDeath * (deaths - 1), time, retired.Token);
                var worker = await Worker.StartAsync(app, server, time, loggers, retired.Token);
                Present(worker);
                return worker;
            }
            catch (StartupException exception)
            {
                log.WorkerNotStarted(exception.Message);
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }

        return null;
    }

    private bool IsForgiven()
    {
        if (++deaths <= DeathsForgiven)
        {
            return true;
        }

        log.WorkerGivenUp(deaths, Well.TotalSeconds);
        return false;
    }
}
