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
internal sealed record NamedSpan(string Grain, string Id, DateInterval Days)
{
    public static NamedSpan Of(Period period) => new(WireName<PeriodGrain>.Of(period.Grain), period.Id, period.Days);

    public static NamedSpan Of(DateInterval range) =>
        new("range", $"{LocalDatePattern.Iso.Format(range.Start)}/{LocalDatePattern.Iso.Format(range.End)}", range);

    /// <summary>The days directly before: the period before, or as many days before a range.</summary>
    public NamedSpan Previous => WireName<PeriodGrain>.TryParse(Grain, out var grain)
        ? Of(Period.Containing(grain, Days.Start).Previous)
        : Of(new DateInterval(Days.Start.PlusDays(-Days.Length), Days.Start.PlusDays(-1)));
}
