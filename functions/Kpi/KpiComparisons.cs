using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>Compares an agency's span with others. One under way is compared by its finished days with as many of the other: like with like.</summary>
/// <param name="figures">The figures.</param>
internal sealed class KpiComparisons(ISpanFigures figures)
{
    /// <summary>What is compared: how many days where not all are, the span's own figures where they are not all of it, and the other's.</summary>
    public async Task<(int? Days, Figures? Now, SpanSums Before)> ReadAsync(
        NamedSpan span, NamedSpan other, AgencyCode agency, LocalDate today, CancellationToken cancellationToken)
    {
        if (span.Days.End < today)
        {
            return (null, null, await ReadAsync(other.Days, other.Days.Length, agency, cancellationToken));
        }

        var finished = Math.Min(Period.DaysBetween(span.Days.Start, today), other.Days.Length);
        var now = ReadAsync(span.Days, finished, agency, cancellationToken);
        var before = ReadAsync(other.Days, finished, agency, cancellationToken);
        return (finished, (await now).Figures, await before);
    }

    /// <summary>The sums of the first days of a span.</summary>
    public async Task<SpanSums> ReadAsync(DateInterval span, int firstDays, AgencyCode agency, CancellationToken cancellationToken) =>
        firstDays == 0
            ? SpanSums.Nothing
            : await figures.ReadAsync(agency, new DateInterval(span.Start, span.Start.PlusDays(firstDays - 1)), cancellationToken);

    /// <summary>The comparison as it is answered.</summary>
    /// <param name="other">The other span.</param>
    /// <param name="compared">What is compared.</param>
    /// <param name="whole">The span's figures.</param>
    public static ComparisonPart Of(NamedSpan other, (int? Days, Figures? Now, SpanSums Before) compared, Figures whole) => new(
        other.Id,
        compared.Days,
        RatesPart.Of(compared.Before.Figures),
        ChangePoints.Of(compared.Now ?? whole, compared.Before.Figures),
        CountsPart.Of(compared.Before.Figures));
}
