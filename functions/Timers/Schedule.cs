using NCrontab;
using NodaTime;

namespace Dvc.Functions.Timers;

/// <summary>
/// Six fields of NCRONTAB, in UTC, read by what the host's timers read it by. The host takes five fields and spans of time too:
/// the first are too easily meant for six, and the second run on a dedicated plan only.
/// </summary>
internal sealed class Schedule
{
    // Leap days that are a given weekday come once in 28 years, or 40 around 2100.
    private static readonly DateTime First = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Last = First.AddYears(140);

    private readonly CrontabSchedule schedule;

    private Schedule(CrontabSchedule schedule) => this.schedule = schedule;

    /// <summary>The schedule; null where <paramref name="text"/> is none, or one that never comes, as 31 February.</summary>
    public static Schedule? TryParse(string? text) =>
        text is not null && CrontabSchedule.TryParse(text, new() { IncludingSeconds = true }) is { } schedule && schedule.GetNextOccurrence(First, Last) < Last
            ? new Schedule(schedule)
            : null;

    /// <summary>The first moment of the schedule after <paramref name="moment"/>.</summary>
    public Instant After(Instant moment) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(schedule.GetNextOccurrence(moment.ToDateTimeUtc()), DateTimeKind.Utc));
}
