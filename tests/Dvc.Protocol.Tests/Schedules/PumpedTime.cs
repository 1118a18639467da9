using Dvc.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A clock that stands still until it is moved; what waits for it goes on in the pump. Pauses between two tries are over at once.</summary>
internal sealed class PumpedTime(Pump pump, DateTimeOffset start) : FakeTimeProvider(start)
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
        ignored => _ = pump.Start(() =>
        {
            callback(state);
            return Task.CompletedTask;
        }),
        state: null,
        dueTime > TimeSpan.Zero && dueTime <= TestTime.ShortPause ? TimeSpan.Zero : dueTime,
        period);
}
