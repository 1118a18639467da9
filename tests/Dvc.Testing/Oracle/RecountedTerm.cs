using NodaTime;

namespace Dvc.Testing.Oracle;

/// <summary>
/// What <see cref="Catalog.TestCatalog"/> says of terms and working days, spelled out day by day without the code that
/// looks it up and counts.
/// </summary>
internal static class RecountedTerm
{
    private static readonly LocalDate[] Off = [new(2026, 11, 5), new(2026, 11, 6)];
    private static readonly LocalDate Worked = new(2026, 11, 7);

    /// <summary>The last day that the law allows; null where nothing is known of the procedure.</summary>
    public static LocalDate? LastDay(string procedure, string agency, bool isOnline, LocalDate receivedOn)
    {
        if (procedure != "1.004239")
        {
            return null;
        }

        var left = $"{agency}." switch
        {
            var code when code.StartsWith("H60.1.", StringComparison.Ordinal) => receivedOn < new LocalDate(2026, 11, 4) ? 2 : 1,
            var code when code.StartsWith("H60.", StringComparison.Ordinal) => isOnline ? 1 : 3,
            _ => 2,
        };
        var day = receivedOn;
        while (left > 0)
        {
            day = day.PlusDays(1);
            left -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    public static long WorkingDays(LocalDate from, LocalDate? to)
    {
        var count = 0;
        for (var day = from.PlusDays(1); day <= to; day = day.PlusDays(1))
        {
            count += IsWorked(day) ? 1 : 0;
        }

        return count;
    }

    private static bool IsWorked(LocalDate day) =>
        day == Worked || (!Off.Contains(day) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));
}
