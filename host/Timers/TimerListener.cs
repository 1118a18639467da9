using Dvc.Host.Functions;

namespace Dvc.Host.Timers;

/// <summary>Runs one function on its schedule, never twice at once.</summary>
internal sealed class TimerListener(
    TimerFunction function, ScheduleMonitor? monitor, IFunctionRunner runner, TimeProvider time)
    : IDisposable
{
    // Timers of .NET reach no further than 49 days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim turn = new(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs the function on its schedule until it is to stop.</summary>
    /// <param name="stopping">Ends the waiting for the next run.</param>
    /// <param name="deadline">Asks a run to end.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken deadline)
    {
        var stored = monitor?.Read();
        var status = stored ?? Begin();

        // As the published host: past due is what was missed before it began, not what its own long run delays.
        var isPastDue = stored is not null && NextAfter(stored) < Now;
        if (function.RunOnStartup && !isPastDue)
        {
            status = await RunAsync(status, isPastDue: false, deadline);
        }

        while (await IsDueAsync(status.Next = NextAfter(status), stopping))
        {
            status = await RunAsync(status, isPastDue, deadline);
            isPastDue = false;
        }
    }

    /// <summary>Runs the function now, or when its present run is over; the schedule stays as it is.</summary>
    public async Task RunNowAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            await RunAsync(new TimerInfo(monitor?.Read(), IsPastDue: false), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private ScheduleStatus Begin()
    {
        var status = new ScheduleStatus { LastUpdated = Now };
        status.Next = NextAfter(status);
        monitor?.Write(status);
        return status;
    }

    // Reckoned from the moment, not remembered: the schedule may have been changed since.
    private DateTime NextAfter(ScheduleStatus status) => function.Schedule.GetNextOccurrence(status.LastUpdated);

    /// <summary>Waits; false says that it is to stop, or that nobody will be there to run the function.</summary>
    private async Task<bool> IsDueAsync(DateTime due, CancellationToken stopping)
    {
        // The clock is read once a turn: by a second reading the moment may have passed.
        while (due - Now is var wait && wait > TimeSpan.Zero && !stopping.IsCancellationRequested)
        {
            await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var ready = runner.WaitUntilReadyAsync(stopping);
        await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ready.IsCompletedSuccessfully && !stopping.IsCancellationRequested;
    }

    private Task<RunOutcome> RunAsync(TimerInfo timer, CancellationToken deadline) =>
        runner.RunAsync(function, Guid.NewGuid().ToString(), timer.ToInput(), deadline);

    private async Task<ScheduleStatus> RunAsync(ScheduleStatus status, bool isPastDue, CancellationToken deadline)
    {
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            var began = Now;
            await RunAsync(new TimerInfo(monitor is null ? null : status, isPastDue), deadline);
            var next = new ScheduleStatus { Last = began, LastUpdated = began };
            next.Next = NextAfter(next);
            monitor?.Write(next);
            return next;
        }
        finally
        {
            turn.Release();
        }
    }
}
