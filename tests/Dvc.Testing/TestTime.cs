using Microsoft.Extensions.Time.Testing;

namespace Dvc.Testing;

/// <summary>
/// A clock that stands still until it is moved. Short pauses, as between two tries, are over at once; longer waits end
/// when the clock has been moved past them.
/// </summary>
public sealed class TestTime(DateTimeOffset start) : FakeTimeProvider(start.ToUniversalTime())
{
    /// <summary>The longest pause that is over at once.</summary>
    public static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    /// <summary>A clock at the beginning of 22 November 2026 in Vietnam.</summary>
    public TestTime()
        : this(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(7)))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        dueTime > TimeSpan.Zero && dueTime <= ShortPause
            ? System.CreateTimer(callback, state, TimeSpan.Zero, period) // Beside the test, as a pause goes on in a process.
            : base.CreateTimer(callback, state, dueTime, period);
}
