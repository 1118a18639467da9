namespace Functions.Worker.Tests.Support;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <summary>Whether somebody waits for this moment.</summary>
    public bool IsAwaited(DateTimeOffset due)
    {
        lock (gate)
        {
            return timers.Exists(timer => timer.Due == due);
        }
    }

    /// <summary>Goes to a moment, and wakes who waits until then.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        List<ManualTimer> due;
        lock (gate)
        {
            now = moment;
            due = timers.FindAll(timer => timer.Due <= now);
            due.ForEach(timer => timer.Due = null);
        }

        due.ForEach(timer => timer.Fire());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time.now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
