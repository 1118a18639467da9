using Microsoft.Extensions.Time.Testing;

namespace Dvc.Cli.Tests;

/// <summary>A clock by which every wait is over at once and has taken as long as it was meant to.</summary>
internal sealed class SkippingTime : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Advance(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
