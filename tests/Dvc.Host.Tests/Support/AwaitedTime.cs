using Microsoft.Extensions.Time.Testing;

namespace Dvc.Host.Tests.Support;

/// <summary>Time that passes when a test says so, and that tells until when it was last waited.</summary>
internal sealed class AwaitedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private long awaited;

    public bool IsAwaited(DateTimeOffset due) => Interlocked.Read(ref awaited) == due.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Interlocked.Exchange(ref awaited, (GetUtcNow() + dueTime).UtcTicks);
        }

        return timer;
    }
}
