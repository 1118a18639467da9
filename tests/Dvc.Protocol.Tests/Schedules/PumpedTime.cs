namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A clock that stands still until it is moved; what waits for it goes on in the pump. Pauses between two tries are over at once.</summary>
internal sealed class PumpedTime(Pump pump, DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    private readonly List<Wait> waits = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var wait = new Wait(callback, state);
        if (dueTime <= ShortPause)
        {
            Fire(wait);
        }
        else
        {
            wait.Due = now + dueTime;
            waits.Add(wait);
        }

        return wait;
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by)
    {
        now += by;
        foreach (var wait in waits.Where(wait => wait.Due <= now).ToList())
        {
            waits.Remove(wait);
            Fire(wait);
        }
    }

    private void Fire(Wait wait) => _ = pump.Start(() =>
    {
        wait.Fire();
        return Task.CompletedTask;
    });

    private sealed class Wait(TimerCallback callback, object? state) : ITimer
    {
        private bool isOver;

        public DateTimeOffset Due { get; set; }

        public void Fire()
        {
            if (!isOver)
            {
                isOver = true;
                callback(state);
            }
        }

        // Nobody here changes a wait but to give it up.
        public bool Change(TimeSpan dueTime, TimeSpan period) => !isOver;

        public void Dispose() => isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
