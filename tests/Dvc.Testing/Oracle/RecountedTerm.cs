using Dvc.Core.Dossiers;
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

    /// <summary>The last day that the law allows; null where nothing is known of the procedure, or of when its clock starts.</summary>
    public static LocalDate? LastDay(DossierSnapshot dossier, LocalDate receivedOn)
    {
        var isFromElsewhere = dossier.DossierId[..3] != dossier.Agency.Value[..3];
        if (dossier.Procedure != "1.004239" || (dossier.CompetentReceivedAt ?? (isFromElsewhere ? null : dossier.ReceivedAt)) is not { } started)
        {
            return null;
        }

        var (day, time) = started.WithOffset(Offset.FromHours(7)).LocalDateTime;
        var halves = HalfDays($"{dossier.Agency.Value}.", dossier.Channel == Channel.Online, receivedOn);
        if (halves <= 2 && dossier.Channel == Channel.InPerson && time > new LocalTime(15, 0))
        {
            (day, time) = (NextWorked(day), LocalTime.Midnight);
        }

        // Half a day needs the day itself where that has an afternoon to give, as a term of none does.
        if (halves == 0 || (halves == 1 && time.Hour < 12))
        {
            return IsWorked(day) ? day : NextWorked(day);
        }

        for (; halves > 0; halves -= 2)
        {
            day = NextWorked(day);
        }

        return day;
    }

    /// <summary>Whether the test's calendar, which is one of 2026 alone, knows a day.</summary>
    public static bool IsKnown(LocalDate day) => day.Year == 2026;

    private static int HalfDays(string agency, bool isOnline, LocalDate receivedOn) => agency switch
    {
        "H60.1.05." => isOnline ? 0 : 1,
        "H60.12." when receivedOn >= new LocalDate(2026, 11, 6) => 600,
        _ when agency.StartsWith("H60.1.", StringComparison.Ordinal) => receivedOn < new LocalDate(2026, 11, 4) ? 4 : 2,
        _ when agency.StartsWith("H60.", StringComparison.Ordinal) => isOnline ? 2 : 6,
        _ => 4,
    };

    private static LocalDate NextWorked(LocalDate day)
    {
        do
        {
            day = day.PlusDays(1);
        }
        while (!IsWorked(day));

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
