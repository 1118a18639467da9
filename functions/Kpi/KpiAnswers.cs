using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Kpi;

/// <summary>Puts figures into the form of the contract. A span that is not over is evaluated at today.</summary>
/// <param name="reader">Reads the figures.</param>
/// <param name="catalog">Names, levels, targets and working days.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class KpiAnswers(KpiReader reader, ICatalog catalog, TimeProvider time)
{
    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => time.Today();

    /// <summary>The figures of a period, its comparison and every agency below.</summary>
    public Task<KpiAnswer> OfAsync(Period period, AgencyCode agency, CancellationToken cancellationToken) =>
        StoredAsync(NamedSpan.Of(period), agency, cancellationToken);

    /// <summary>The figures of any range of days, its comparison and every agency below.</summary>
    public Task<KpiAnswer> OfAsync(DateInterval range, AgencyCode agency, CancellationToken cancellationToken) =>
        StoredAsync(NamedSpan.Of(range), agency, cancellationToken);

    /// <summary>
    /// The figures of a period for the country and for every agency in it, each as <see cref="OfAsync(Period, AgencyCode, CancellationToken)"/>
    /// answers them, out of as many readings as one answer takes.
    /// </summary>
    internal async Task<IReadOnlyList<(AgencyCode Agency, KpiAnswer Answer)>> OfEveryAsync(
        Period period, CountryFigures figures, CancellationToken cancellationToken)
    {
        var (span, today) = (NamedSpan.Of(period), Today);
        var known = await catalog.CurrentAsync(cancellationToken);
        var tree = await figures.ReadTreeAsync(AgencyCode.Country, span.Days.UpTo(today), cancellationToken);
        List<(AgencyCode, KpiAnswer)> answers = [];
        foreach (var agency in tree.Keys.Order().Where(agency => agency != AgencyCode.Country).Prepend(AgencyCode.Country))
        {
            answers.Add((agency, await OfAsync(span, agency, figures, today, known, cancellationToken)));
        }

        return answers;
    }

    /// <summary>The figures of periods of one agency, one after the other.</summary>
    public async Task<SeriesAnswer> SeriesOfAsync(IReadOnlyList<Period> periods, AgencyCode agency, CancellationToken cancellationToken)
    {
        var today = Today;
        var known = await catalog.CurrentAsync(cancellationToken);
        var spans = periods.Select(period => period.Days.UpTo(today)).ToList();
        var sums = await reader.ReadSeriesAsync(agency, spans, cancellationToken);
        return new SeriesAnswer(
            WireName<PeriodGrain>.Of(periods[0].Grain),
            VietnamTimestamp.Format(sums[^1].ChangedAt),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency, known, spans[^1].End),
            [.. periods.Zip(sums, (period, sum) => new SeriesPeriod(
                PeriodPart.Of(NamedSpan.Of(period), today), CountsPart.Of(sum.Figures), RatesPart.Of(sum.Figures)))]);
    }

    private async Task<KpiAnswer> StoredAsync(NamedSpan span, AgencyCode agency, CancellationToken cancellationToken) =>
        await OfAsync(span, agency, new StoredFigures(reader), Today, await catalog.CurrentAsync(cancellationToken), cancellationToken);

    private static async Task<KpiAnswer> OfAsync(
        NamedSpan span, AgencyCode agency, ISpanFigures figures, LocalDate today, CatalogSnapshot known, CancellationToken cancellationToken)
    {
        var comparisons = new KpiComparisons(figures, known, today);
        var evaluated = span.Days.UpTo(today);
        // Agencies compete within their province, whoever asks: an agency below it is ranked among all of the province.
        var competition = agency.Depth > 1 ? AgencyCode.Parse(agency.FirstGroup) : agency;
        var reading = figures.ReadTreeAsync(competition, evaluated, cancellationToken);
        var comparing = comparisons.ReadAsync(span, span.Previous, agency, cancellationToken);
        var comparingYear = span.YearBefore is { } year ? comparisons.ReadAsync(span, year, agency, cancellationToken) : null;
        var yearTo = span.YearTo(evaluated.End);
        var readingYear = figures.ReadAsync(agency, yearTo.Days, cancellationToken);
        var tree = new KpiTree(await reading, agency, evaluated.End, known);
        var (before, yearBefore, yearToDate) = (await comparing, comparingYear is null ? null : await comparingYear, await readingYear);
        FigureIdentities.RequireEqual(tree.Whole.AtEnd, yearToDate.Figures.AtEnd, "The span and the year to date");
        KpiComparisons.RequireSeamless(span, before, tree.Whole);
        Instant?[] changes = [tree.ChangedAt, before.Before.ChangedAt, yearBefore?.Before.ChangedAt, yearToDate.ChangedAt];
        return new KpiAnswer(
            PeriodPart.Of(span, today),
            VietnamTimestamp.Format(changes.Max()),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency, known, evaluated.End),
            CountsPart.Of(tree.Whole),
            RatesPart.Of(tree.Whole),
            tree.Own(agency),
            KpiComparisons.Of(before, tree.Whole),
            tree.Rows(),
            yearBefore is null ? null : KpiComparisons.Of(yearBefore, tree.Whole),
            new YearToDatePart(PeriodPart.Of(yearTo, today), CountsPart.Of(yearToDate.Figures), RatesPart.Of(yearToDate.Figures)),
            TargetPart.Of(agency, tree.Whole, known, evaluated.End),
            tree.Completeness());
    }
}
