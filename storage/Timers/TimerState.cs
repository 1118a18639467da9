using NodaTime;

namespace Dvc.Storage.Timers;

/// <summary>What is known of a timer.</summary>
/// <param name="Schedule">The schedule that it runs by; null where it never was told.</param>
/// <param name="ExpectedSince">Since when it runs by that schedule.</param>
/// <param name="StartedAt">When a run last began; null before the first.</param>
/// <param name="EndedAt">When a run last ended, well or not; null before the first.</param>
/// <param name="HasFailed">Whether that run failed.</param>
public sealed record TimerState(string? Schedule, Instant? ExpectedSince, Instant? StartedAt, Instant? EndedAt, bool HasFailed)
{
    /// <summary>A timer that nothing is known of.</summary>
    public static TimerState Unknown { get; } = new(null, null, null, null, HasFailed: false);
}
