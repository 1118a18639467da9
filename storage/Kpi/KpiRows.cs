using Azure.Data.Tables;
using Dvc.Core.Agencies;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>Reads the kpis rows that make up spans, as they stand: in the middle of a roll-up they may contradict each other.</summary>
/// <param name="tables">The tables.</param>
internal sealed class KpiRows(StorageTables tables)
{
    // An agency has one row a day, so reading along a few hundred that are not wanted is cheaper than asking again.
    private const int DaysWorthSkipping = 366;

    /// <summary>The sums of <paramref name="root"/> and of every agency below it that has any rows.</summary>
    public async Task<IReadOnlyDictionary<AgencyCode, SpanSums>> ReadTreeAsync(AgencyCode root, DateInterval span, CancellationToken cancellationToken)
    {
        var plan = new SpanPlan([span]);
        var stretches = await Task.WhenAll(plan.Reads.Select(read => ReadPeriodsAsync(read.Partition, read.First, read.Last, root, cancellationToken)));
        return stretches
            .SelectMany(rows => rows)
            .GroupBy(row => row.Agency)
            .ToDictionary(agency => agency.Key, agency => SpanSums.Of(plan, [.. agency], spans: 1)[0]);
    }

    /// <summary>The sums of one agency over spans, each beginning after the one before.</summary>
    public async Task<IReadOnlyList<SpanSums>> ReadSeriesAsync(AgencyCode agency, IReadOnlyList<DateInterval> spans, CancellationToken cancellationToken)
    {
        var plan = new SpanPlan(spans);
        var stretches = await Task.WhenAll(plan.Reads
            .OrderBy(read => read.First.Grain)
            .ThenBy(read => read.First.Start)
            .Runs((one, next) => one.First.Grain == next.First.Grain && NodaTime.Period.DaysBetween(one.Last.End, next.First.Start) <= DaysWorthSkipping)
            .Select(run => ReadAgencyAsync(agency, run[0].First, run[^1].Last, cancellationToken)));
        return SpanSums.Of(plan, [.. stretches.SelectMany(rows => rows)], spans.Count);
    }

    private async Task<IEnumerable<KpiRow>> ReadPeriodsAsync(
        string partition, Period first, Period last, AgencyCode root, CancellationToken cancellationToken)
    {
        var (from, before) = (KpiKeys.PeriodStart(first.Id), RowKeys.After(KpiKeys.PeriodStart(last.Id)));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        var rows = await tables.Kpis.ReadAsync(filter + KpiKeys.Subtree(root), cancellationToken);
        return rows.Select(row => KpiRow.Read(first.Grain, KpiKeys.PeriodOf(row.RowKey), row));
    }

    private async Task<IEnumerable<KpiRow>> ReadAgencyAsync(
        AgencyCode agency, Period first, Period last, CancellationToken cancellationToken)
    {
        var rows = await tables.Kpis.ReadRangeAsync(
            agency.Value, KpiKeys.InAgency(first.Grain, first.Id), KpiKeys.InAgency(last.Grain, last.Id) + "!", cancellationToken);
        return rows.Select(row => KpiRow.Read(first.Grain, KpiKeys.PeriodOfAgencyRow(row.RowKey), row));
    }
}
