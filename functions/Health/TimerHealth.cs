using Dvc.Functions.Http;
using Dvc.Storage.Timers;
using NodaTime;

namespace Dvc.Functions.Health;

/// <summary>A timer.</summary>
/// <param name="Name">Its function.</param>
/// <param name="Schedule">When it runs: six fields of NCRONTAB, in UTC.</param>
/// <param name="NextRunAt">When that is next.</param>
/// <param name="LastEndedAt">When a run last ended, well or not; null before the first.</param>
/// <param name="IsRunning">Whether a run has begun that has not ended, and may still be under way.</param>
/// <param name="HasFailed">Whether the last run that ended failed, and there is something to do.</param>
/// <param name="IsLate">Whether a run should have ended or be under way by now.</param>
public sealed record TimerHealth(string Name, string Schedule, string NextRunAt, string? LastEndedAt, bool IsRunning, bool HasFailed, bool IsLate)
{
    /// <summary>How long after its moment a run must have begun, or have ended.</summary>
    public static Duration Grace { get; } = Duration.FromMinutes(5);

    // host.json's functionTimeout: what began earlier was killed.
    private static readonly Duration LongestRun = Duration.FromMinutes(10);

    /// <summary>How a timer stands at <paramref name="now"/>.</summary>
    /// <param name="name">The timer.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="state">What is known of its runs.</param>
    /// <param name="idleUntil">Until when there was nothing to do, and so no run to be noted; null where there always is.</param>
    /// <param name="now">The present.</param>
    public static TimerHealth Of(string name, string schedule, TimerState state, Instant? idleUntil, Instant now)
    {
        var moments = Timers.Schedule.TryParse(schedule)!;
        var isRunning = state.StartedAt is { } started && (state.EndedAt is not { } ended || ended < started) && now - started < LongestRun;

        // Reckoned from when the schedule was first seen where that is later: a new timer, or one that ran less often, is not late.
        var due = moments.After(new[] { state.EndedAt, state.ExpectedSince, idleUntil }.Max() ?? now);
        return new TimerHealth(
            name,
            schedule,
            VietnamTimestamp.Format(moments.After(now)),
            VietnamTimestamp.Format(state.EndedAt),
            isRunning,
            state.HasFailed && !(idleUntil >= now),
            IsLate: !isRunning && now - due > Grace);
    }
}
