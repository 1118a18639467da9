namespace Dvc.Testing;

/// <summary>
/// A clock that stands still until it is moved. Short pauses, as between two tries, are over at once; longer waits end
/// when the clock has been moved past them.
/// </summary>
public sealed class TestTime(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset Due, ITimer Timer)> waits = [];
    private DateTimeOffset now = start;

    /// <summary>A clock at the beginning of 22 November 2026 in Vietnam.</summary>
    public TestTime()
        : this(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(7)))
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now.ToUniversalTime();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= ShortPause)
        {
            return System.CreateTimer(callback, state, dueTime < TimeSpan.Zero ? dueTime : TimeSpan.Zero, period);
        }

        var timer = System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (gate)
        {
            waits.Add((now + dueTime, timer));
        }

        return timer;
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        List<ITimer> over;
        lock (gate)
        {
            now += by;
            over = [.. waits.Where(wait => wait.Due <= now).Select(wait => wait.Timer)];
            waits.RemoveAll(wait => wait.Due <= now);
        }

        foreach (var timer in over)
        {
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
