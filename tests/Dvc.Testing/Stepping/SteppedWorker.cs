using Azure;
using Dvc.Testing.Tables;

namespace Dvc.Testing.Stepping;

/// <summary>
/// A worker that a test drives from storage call to storage call: it runs until a call that the test names and stands
/// still there, while other workers go on. While it stands still none of its calls reaches storage.
/// </summary>
public sealed class SteppedWorker : ITableInterceptor
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly string name;
    private readonly Lock gate = new();
    private readonly TaskCompletionSource start = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task work;
    private Stop? stop;
    private TaskCompletionSource<TableCall> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? standstill;
    private Exception? answer;
    private bool isDead;

    /// <summary>Makes a worker that has not begun.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="work">What it does, on tables that this worker intercepts.</param>
    public SteppedWorker(string name, Func<ITableInterceptor, Task> work)
    {
        this.name = name;
        this.work = Task.Run(async () =>
        {
            await start.Task.ConfigureAwait(false);
            await work(this).ConfigureAwait(false);
        });
    }

    /// <summary>Runs to the next call that matches, which then has not reached storage.</summary>
    public Task<TableCall> RunUntilBeforeAsync(Func<TableCall, bool> call) => RunUntilAsync(new Stop(call, IsAfter: false));

    /// <summary>Runs to the next call that matches, which storage then has answered, though the worker does not know.</summary>
    public Task<TableCall> RunUntilAfterAsync(Func<TableCall, bool> call) => RunUntilAsync(new Stop(call, IsAfter: true));

    /// <summary>Runs to the next call that matches, or to the end of the work where there is none: then false.</summary>
    public async Task<bool> TryRunUntilAsync(Func<TableCall, bool> call, bool isAfter) =>
        await TryRunUntilAsync(new Stop(call, isAfter)) is not null;

    /// <summary>Runs to the end of the work and throws what the work throws.</summary>
    public Task FinishAsync()
    {
        _ = Resume(next: null);
        return work.WaitAsync(Deadline);
    }

    /// <summary>Waits for the end of the work without letting the present call go on: it must be cancelled.</summary>
    public Task EndAsync() => work.WaitAsync(Deadline);

    /// <summary>Goes on with <paramref name="failure"/> for the answer of the call at which the worker stands still.</summary>
    public void Answer(RequestFailedException failure) => answer = failure;

    /// <summary>Kills the worker where it stands; before a call, that call is lost, and after it only the answer is.</summary>
    public async Task DieAsync()
    {
        lock (gate)
        {
            isDead = true;
        }

        try
        {
            await FinishAsync();
            throw new InvalidOperationException($"{name} was killed and yet came to its end.");
        }
        catch (Exception death) when (death is WorkerDiedException or AggregateException { InnerException: WorkerDiedException })
        {
            // As it should.
        }
    }

    /// <inheritdoc />
    public Task BeforeAsync(TableCall call, CancellationToken cancellationToken) => PassAsync(call, isAfter: false, cancellationToken);

    /// <inheritdoc />
    public Task AfterAsync(TableCall call, CancellationToken cancellationToken) => PassAsync(call, isAfter: true, cancellationToken);

    private async Task<TableCall> RunUntilAsync(Stop next) =>
        await TryRunUntilAsync(next)
        ?? throw new InvalidOperationException($"{name} came to its end before the call that it was to stop at.");

    private async Task<TableCall?> TryRunUntilAsync(Stop next)
    {
        var stopped = Resume(next);
        await Task.WhenAny(stopped, work).WaitAsync(Deadline);
        if (stopped.IsCompleted)
        {
            return await stopped;
        }

        await work;
        return null;
    }

    private Task<TableCall> Resume(Stop? next)
    {
        TaskCompletionSource? ended;
        lock (gate)
        {
            stop = next;
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (ended, standstill) = (standstill, null);
        }

        start.TrySetResult();
        ended?.TrySetResult();
        return reached.Task;
    }

    private async Task PassAsync(TableCall call, bool isAfter, CancellationToken cancellationToken)
    {
        var stoppedHere = false;
        try
        {
            while (MustStandStill(call, isAfter, ref stoppedHere, out var end))
            {
                await end.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (stoppedHere)
        {
            _ = Resume(next: null);
            throw;
        }

        if (isDead)
        {
            throw new WorkerDiedException();
        }

        if (stoppedHere && Interlocked.Exchange(ref answer, value: null) is { } failure)
        {
            throw failure;
        }
    }

    // Every call waits while the worker stands still; the one that it was to stop at makes it stand still.
    private bool MustStandStill(TableCall call, bool isAfter, ref bool stoppedHere, out Task end)
    {
        lock (gate)
        {
            if (standstill is null && !stoppedHere && stop is { } wanted && wanted.IsAfter == isAfter && wanted.Matches(call))
            {
                stop = null;
                stoppedHere = true;
                standstill = new(TaskCreationOptions.RunContinuationsAsynchronously);
                reached.TrySetResult(call);
            }

            end = standstill?.Task ?? Task.CompletedTask;
            return standstill is not null;
        }
    }
}
