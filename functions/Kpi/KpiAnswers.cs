using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Functions.Http;
using Dvc.Storage.Kpi;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Kpi;

/// <summary>Puts figures into the form of the contract. A span that is not over is evaluated at today.</summary>
/// <param name="reader">Reads the figures.</param>
/// <param name="time">The clock that says what today is.</param>
public sealed class KpiAnswers(KpiReader reader, TimeProvider time)
{
    private static readonly Figures Nothing = new(Counters.Zero, Counters.Zero);

    /// <summary>Today in Vietnam.</summary>
    public LocalDate Today => Instant.FromDateTimeOffset(time.GetUtcNow()).DateInVietnam();

    /// <summary>The figures of a period, its comparison and every agency below.</summary>
    public Task<KpiAnswer> OfAsync(Period period, AgencyCode agency, CancellationToken cancellationToken) =>
        OfAsync(NamedSpan.Of(period), agency, cancellationToken);

    /// <summary>The figures of any range of days, its comparison and every agency below.</summary>
    public Task<KpiAnswer> OfAsync(DateInterval range, AgencyCode agency, CancellationToken cancellationToken) =>
        OfAsync(NamedSpan.Of(range), agency, cancellationToken);

    /// <summary>The figures of adjoining periods of one agency.</summary>
    public async Task<SeriesAnswer> SeriesOfAsync(IReadOnlyList<Period> periods, AgencyCode agency, CancellationToken cancellationToken)
    {
        var today = Today;
        var sums = await reader.ReadSeriesAsync(agency, [.. periods.Select(period => UpTo(today, period.Days))], cancellationToken);
        return new SeriesAnswer(
            WireName<PeriodGrain>.Of(periods[0].Grain),
            AsOf(sums[^1].ChangedAt, UpTo(today, periods[^1].Days).End),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency),
            [.. periods.Zip(sums, (period, sum) => new SeriesPeriod(
                PeriodPart.Of(NamedSpan.Of(period), today), CountsPart.Of(sum.Figures), RatesPart.Of(sum.Figures)))]);
    }

    private async Task<KpiAnswer> OfAsync(NamedSpan span, AgencyCode agency, CancellationToken cancellationToken)
    {
        var today = Today;
        var evaluated = UpTo(today, span.Days);
        // Agencies compete within their province, whoever asks: an agency below it is ranked among all of the province.
        var competition = agency.Depth > 1 ? AgencyCode.Parse(agency.FirstGroup) : agency;
        var reading = reader.ReadTreeAsync(competition, evaluated, cancellationToken);
        var comparing = CompareAsync(span, agency, today, cancellationToken);
        var competitors = await reading;
        var (compared, before) = await comparing;
        var tree = competitors.Where(row => row.Key.IsWithin(agency)).ToDictionary();
        var figures = tree.ToDictionary(row => row.Key, row => row.Value.Figures);
        var children = figures.ToLookup(row => row.Key.Parent, row => row.Value);
        var whole = figures.GetValueOrDefault(agency, Nothing);
        var ranks = Ranking.Of(competitors.ToDictionary(row => row.Key, row => row.Value.Figures));
        return new KpiAnswer(
            PeriodPart.Of(span, today),
            AsOf(tree.Values.Append(before).Max(row => row.ChangedAt), evaluated.End),
            VietnamTime.Zone.Id,
            AgencyPart.Of(agency),
            CountsPart.Of(whole),
            RatesPart.Of(whole),
            Own(whole, children[agency]),
            new PreviousPart(
                span.Previous.Id,
                compared?.Days,
                HeadlineRates.Of(before.Figures),
                ChangePoints.Of(compared?.Figures ?? whole, before.Figures)),
            [.. tree
                .Where(row => row.Key != agency)
                .OrderBy(row => row.Key)
                .Select(row => new AgencyRow(
                    AgencyPart.Of(row.Key),
                    ranks.TryGetValue(row.Key, out var rank) ? rank : null,
                    VietnamTimestamp.Format(row.Value.LastEventAt),
                    CountsPart.Of(row.Value.Figures),
                    HeadlineRates.Of(row.Value.Figures),
                    Own(row.Value.Figures, children[row.Key])))]);
    }

    // A span under way is compared by its finished days with as many of the one before: like with like.
    private async Task<((int Days, Figures Figures)? Now, SpanSums Before)> CompareAsync(
        NamedSpan span, AgencyCode agency, LocalDate today, CancellationToken cancellationToken)
    {
        var previous = span.Previous.Days;
        if (span.Days.End < today)
        {
            return (null, await ReadAsync(previous, previous.Length, agency, cancellationToken));
        }

        var finished = Math.Min(NodaTime.Period.DaysBetween(span.Days.Start, today), previous.Length);
        var now = ReadAsync(span.Days, finished, agency, cancellationToken);
        var before = ReadAsync(previous, finished, agency, cancellationToken);
        return ((finished, (await now).Figures), await before);
    }

    private async Task<SpanSums> ReadAsync(DateInterval span, int firstDays, AgencyCode agency, CancellationToken cancellationToken)
    {
        if (firstDays == 0)
        {
            return new SpanSums(Nothing, LastEventAt: null, ChangedAt: null);
        }

        var part = new DateInterval(span.Start, span.Start.PlusDays(firstDays - 1));
        return (await reader.ReadSeriesAsync(agency, [part], cancellationToken))[0];
    }

    private static OwnPart? Own(Figures whole, IEnumerable<Figures> children)
    {
        var own = children.Aggregate(whole, (rest, child) => rest - child);
        return own == whole || !own.HasDossiers ? null : OwnPart.Of(own);
    }

    private static DateInterval UpTo(LocalDate today, DateInterval span) => new(span.Start, LocalDate.Min(span.End, today));

    /// <summary>When figures last changed. Without any change of a row, they do when a new day comes: what falls due is posted ahead.</summary>
    internal static string AsOf(Instant? changedAt, LocalDate evaluatedAt)
    {
        var dayBegan = evaluatedAt.StartInVietnam();
        return VietnamTimestamp.Format(changedAt > dayBegan ? changedAt.Value : dayBegan);
    }
}
