using Dvc.Core;
using Dvc.Core.Periods;
using NodaTime;
using NodaTime.Text;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Kpi;

/// <summary>A span of days as it was asked for: a period, or any range.</summary>
/// <param name="Grain">The kind of period, or <c>range</c>.</param>
/// <param name="Id">Its name.</param>
/// <param name="Days">Its days.</param>
/// <param name="Period">The period; null for a range.</param>
internal sealed record NamedSpan(string Grain, string Id, DateInterval Days, Period? Period)
{
    public static NamedSpan Of(Period period) => new(WireName<PeriodGrain>.Of(period.Grain), period.Id, period.Days, period);

    public static NamedSpan Of(DateInterval range) => new(
        "range", $"{LocalDatePattern.Iso.Format(range.Start)}/{LocalDatePattern.Iso.Format(range.End)}", range, Period: null);

    /// <summary>Whether its dates are not yet verified against the decree that sets them.</summary>
    public bool IsToBeVerified => Period?.IsToBeVerified == true;

    /// <summary>The days directly before: the period before, or as many days before a range.</summary>
    public NamedSpan Previous => Period is { } period
        ? Of(period.Previous)
        : Of(new DateInterval(Days.Start.PlusDays(-Days.Length), Days.Start.PlusDays(-1)));

    /// <summary>The same a year before; null where that year has no such period.</summary>
    public NamedSpan? YearBefore => Period is { } period
        ? period.YearBefore is { } before ? Of(before) : null
        : Of(new DateInterval(Days.Start.PlusYears(-1), Days.End.PlusYears(-1)));

    /// <summary>The days of the year up to and including <paramref name="day"/>; of a reporting period those of the reporting year.</summary>
    public NamedSpan YearTo(LocalDate day)
    {
        var year = Period?.IsReporting == true ? PeriodGrain.ReportingYear : PeriodGrain.Year;
        return Of(new DateInterval(Core.Periods.Period.Containing(year, day).Start, day));
    }
}
