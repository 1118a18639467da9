using NodaTime;

namespace Dvc.Cli.Samples;

/// <summary>
/// Office time: the seconds during which counters were open, counted from the first working day on. Two dates are
/// as many working days apart as their office times divided by <see cref="SecondsPerDay"/>, and any office time is
/// a moment at which an officer could have acted.
/// </summary>
internal sealed class OfficeCalendar
{
    public const long SecondsPerDay = MorningSeconds + AfternoonSeconds;

    private const long MorningSeconds = (4 * 3600) + 1800;
    private const long AfternoonSeconds = (3 * 3600) + 1800;

    private static readonly LocalTime MorningOpens = new(7, 0);
    private static readonly LocalTime AfternoonOpens = new(13, 30);
    private static readonly LocalTime Closes = new(17, 0);
    private static readonly Offset VietnamTime = Offset.FromHours(7);

    // Public holidays on weekdays, make-up and swapped days included: of the samples' years, and of the due dates after them.
    private static readonly HashSet<LocalDate> Holidays =
    [
        new(2022, 1, 3),
        new(2022, 1, 31), new(2022, 2, 1), new(2022, 2, 2), new(2022, 2, 3), new(2022, 2, 4),
        new(2022, 4, 11),
        new(2022, 5, 2), new(2022, 5, 3),
        new(2022, 9, 1), new(2022, 9, 2),
        new(2023, 1, 2),
        new(2023, 1, 20), new(2023, 1, 23), new(2023, 1, 24), new(2023, 1, 25), new(2023, 1, 26),
        new(2023, 5, 1), new(2023, 5, 2), new(2023, 5, 3),
        new(2023, 9, 1), new(2023, 9, 4),
        new(2024, 1, 1),
        new(2024, 2, 8), new(2024, 2, 9), new(2024, 2, 12), new(2024, 2, 13), new(2024, 2, 14),
        new(2024, 4, 18),
        new(2024, 4, 29), new(2024, 4, 30), new(2024, 5, 1),
        new(2024, 9, 2), new(2024, 9, 3),
        new(2025, 1, 1),
        new(2025, 1, 27), new(2025, 1, 28), new(2025, 1, 29), new(2025, 1, 30), new(2025, 1, 31),
    ];

    // Worked in place of a weekday between a weekend and a holiday.
    private static readonly HashSet<LocalDate> WorkedSaturdays = [new(2024, 5, 4)];

    private readonly List<LocalDate> days = [];

    public OfficeCalendar(LocalDate from, LocalDate to)
    {
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            if (IsWorkingDay(day))
            {
                days.Add(day);
            }
        }
    }

    public LocalDate this[int day] => days[day];

    public static int DayOf(long officeTime) => (int)(officeTime / SecondsPerDay);

    /// <summary>How many working days there are from the first up to and including a date.</summary>
    public int DaysThrough(LocalDate date) => days.Count(day => day <= date);

    public DateTimeOffset At(long officeTime)
    {
        var second = officeTime % SecondsPerDay;
        var time = second < MorningSeconds
            ? MorningOpens.PlusSeconds(second)
            : AfternoonOpens.PlusSeconds(second - MorningSeconds);
        return InVietnam(days[DayOf(officeTime)] + time);
    }

    public DateTimeOffset ClosingOf(int day) => InVietnam(days[day] + Closes);

    private static bool IsWorkingDay(LocalDate day) => WorkedSaturdays.Contains(day)
        || (day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !Holidays.Contains(day));

    private static DateTimeOffset InVietnam(LocalDateTime time) => time.WithOffset(VietnamTime).ToDateTimeOffset();
}
