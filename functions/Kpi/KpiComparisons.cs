using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Kpi;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>
/// Compares an agency's span with others, like with like: one under way by its finished days with as many of the other, and
/// one after a merger with what was then its own and its predecessors'.
/// </summary>
/// <param name="figures">The figures.</param>
/// <param name="catalog">Who was merged into whom.</param>
/// <param name="today">Today in Vietnam.</param>
internal sealed class KpiComparisons(ISpanFigures figures, CatalogSnapshot catalog, LocalDate today)
{
    /// <summary>What is compared.</summary>
    public async Task<ComparedSpan> ReadAsync(NamedSpan span, NamedSpan other, AgencyCode agency, CancellationToken cancellationToken)
    {
        var evaluatedAt = LocalDate.Min(span.Days.End, today);
        var predecessors = catalog.Predecessors(agency, other.Days.Start, evaluatedAt);

        // Of a span that the merger lies in, too.
        var sinceStart = catalog.Predecessors(agency, span.Days.Start, evaluatedAt);
        int? finished = span.Days.End < today ? null : Math.Min(Period.DaysBetween(span.Days.Start, today), other.Days.Length);
        var now = finished is null && sinceStart.Count == 0
            ? null
            : ReadAsync(span.Days, finished ?? span.Days.Length, [agency, .. sinceStart], cancellationToken);
        var before = ReadAsync(other.Days, finished ?? other.Days.Length, [agency, .. predecessors], cancellationToken);
        return new ComparedSpan(other, finished, now is null ? null : (await now).Figures, await before, predecessors);
    }

    /// <summary>What was open at the end of a whole span must be what the next one carries over.</summary>
    /// <exception cref="ContradictoryFiguresException">It is not: a roll-up came between the two readings.</exception>
    public static void RequireSeamless(NamedSpan span, ComparedSpan before, Figures whole)
    {
        if (before is { Days: null, Predecessors.Count: 0 } && before.Other.Days.End.PlusDays(1) == span.Days.Start)
        {
            FigureIdentities.RequireEqual(before.Before.Figures.AtEnd, whole.Opening, "The span and the one before");
        }
    }

    /// <summary>The comparison as it is answered.</summary>
    /// <param name="compared">What is compared.</param>
    /// <param name="whole">The span's figures.</param>
    public static ComparisonPart Of(ComparedSpan compared, Figures whole) => new(
        compared.Other.Id,
        compared.Days,
        RatesPart.Of(compared.Before.Figures),
        ChangePoints.Of(compared.Now ?? whole, compared.Before.Figures),
        CountsPart.Of(compared.Before.Figures))
    {
        Predecessors = compared.Predecessors.Count > 0 ? [.. compared.Predecessors.Select(agency => agency.Value)] : null,
    };

    // The sums of the first days of a span, of all the agencies.
    private async Task<SpanSums> ReadAsync(
        DateInterval span, int firstDays, IReadOnlyList<AgencyCode> agencies, CancellationToken cancellationToken)
    {
        if (firstDays == 0)
        {
            return SpanSums.Nothing;
        }

        var days = new DateInterval(span.Start, span.Start.PlusDays(firstDays - 1));
        return SpanSums.Sum(await Task.WhenAll(agencies.Select(agency => figures.ReadAsync(agency, days, cancellationToken))));
    }
}
