using NodaTime;

namespace Dvc.Core.Periods;

/// <summary>
/// A span of days as whole years, whole months and single days: what is summed to know the span, because stored rows
/// hold a day's, a month's or a year's own counters and never a running total.
/// </summary>
/// <param name="Years">The whole years.</param>
/// <param name="Months">The whole months beside them.</param>
/// <param name="Days">The days beside those.</param>
public sealed record CalendarParts(IReadOnlyList<Period> Years, IReadOnlyList<Period> Months, IReadOnlyList<Period> Days)
{
    /// <summary>The parts of <paramref name="span"/>, in order and without overlap.</summary>
    public static CalendarParts Of(DateInterval span)
    {
        List<Period> years = [], months = [], days = [];
        for (var day = span.Start; day <= span.End;)
        {
            var year = Period.Containing(PeriodGrain.Year, day);
            var month = Period.Containing(PeriodGrain.Month, day);
            var (parts, part) = span.Contains(year.Days) && day == year.Start ? (years, year)
                : span.Contains(month.Days) && day == month.Start ? (months, month)
                : (days, Period.Containing(PeriodGrain.Day, day));
            parts.Add(part);
            day = part.End.PlusDays(1);
        }

        return new CalendarParts(years, months, days);
    }
}
