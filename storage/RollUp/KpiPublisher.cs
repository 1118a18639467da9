using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Storage.Kpi;
using Dvc.Storage.Ledger;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Publishes the counters of days, months and years by agency, each over the agency's subtree: days from the agency's
/// facts and its children's days, months from days, years from months.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="conflicts">What to do when another roll-up comes first.</param>
/// <param name="time">The clock that changes are dated by.</param>
public sealed class KpiPublisher(StorageTables tables, Conflicts conflicts, TimeProvider time)
{
    private readonly DerivedTable kpis = new(tables.Kpis, conflicts, time);

    /// <summary>Publishes the touched days of every agency and of all above it, children before ancestors.</summary>
    /// <param name="touched">The days.</param>
    /// <param name="published">Told how many of the rows that <see cref="Count"/> counts are published, of one agency after another.</param>
    /// <param name="cancellationToken">Ends it between two agencies.</param>
    public Task PublishAsync(
        IEnumerable<TouchedDay> touched, Func<int, CancellationToken, Task> published, CancellationToken cancellationToken = default) =>
        AgencyCascade.PublishAsync(touched, day => day.Day, PublishAgencyAsync, published, cancellationToken);

    /// <summary>How many rows there are to publish.</summary>
    internal static int Count(IEnumerable<TouchedDay> touched) => AgencyCascade.Count(touched, day => day.Day);

    private async Task PublishAgencyAsync(AgencyCode agency, IReadOnlyList<LocalDate> days, CancellationToken cancellationToken)
    {
        await PublishAsync(agency, PeriodGrain.Day, days, (first, last) => ReadDayInputsAsync(agency, first, last, cancellationToken), cancellationToken);
        await PublishAsync(agency, PeriodGrain.Month, days, (first, last) => ReadPartsAsync(agency, PeriodGrain.Day, first, last, cancellationToken), cancellationToken);
        await PublishAsync(agency, PeriodGrain.Year, days, (first, last) => ReadPartsAsync(agency, PeriodGrain.Month, first, last, cancellationToken), cancellationToken);
    }

    private async Task PublishAsync(
        AgencyCode agency,
        PeriodGrain grain,
        IEnumerable<LocalDate> days,
        Func<Period, Period, Task<IEnumerable<Input>>> readInputs,
        CancellationToken cancellationToken)
    {
        var partitions = days
            .Select(day => Period.Containing(grain, day))
            .Distinct()
            .GroupBy(period => KpiKeys.Partition(grain, period.Start), StringComparer.Ordinal);
        foreach (var partition in partitions)
        {
            var periods = partition.OrderBy(period => period.Start).ToList();
            var wanted = periods.Select(period => period.Id).ToHashSet(StringComparer.Ordinal);
            await kpis.WriteAsync(
                KpiKeys.Labels(agency),
                () => ReadStoredAsync(agency, partition.Key, periods[0], periods[^1], wanted, cancellationToken),
                async () => (await readInputs(periods[0], periods[^1]))
                    .GroupBy(input => Period.Containing(grain, input.Day))
                    .Where(period => wanted.Contains(period.Key.Id))
                    .SelectMany(period => Rows(agency, partition.Key, period.Key, [.. period])),
                cancellationToken);
        }
    }

    private async Task<IEnumerable<TableEntity>> ReadStoredAsync(
        AgencyCode agency, string partition, Period first, Period last, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var amongPeriods = ReadPeriodRowsAsync(partition, first, last, KpiKeys.Agency, agency, cancellationToken);
        var amongAgency = ReadAgencyRowsAsync(agency, first.Grain, first.Id, last.Id, cancellationToken);
        return (await amongPeriods).Where(row => wanted.Contains(KpiKeys.PeriodOf(row.RowKey)))
            .Concat((await amongAgency).Where(row => wanted.Contains(KpiKeys.PeriodOfAgencyRow(row.RowKey))));
    }

    private async Task<IEnumerable<Input>> ReadDayInputsAsync(
        AgencyCode agency, Period first, Period last, CancellationToken cancellationToken)
    {
        // The country has its own too: rejected events that name no agency, of a source that stands for all.
        var own = tables.Facts.ReadRangeAsync(
            RowKeys.FactsPartition(agency, first.Start),
            RowKeys.FactsDay(agency, first.Start),
            RowKeys.After(RowKeys.FactsDay(agency, last.Start)),
            cancellationToken);
        var children = ReadPeriodRowsAsync(
            KpiKeys.Partition(PeriodGrain.Day, first.Start), first, last, KpiKeys.Parent, agency, cancellationToken);
        return (await own).Select(row => Input.Read(row, RowKeys.ParseDay(row.RowKey.Split('|')[1]), SubtreeCounters.OfItself(CounterColumns.ReadCounters(row))))
            .Concat((await children).Select(row => Input.Read(
                row, KpiKeys.Period(PeriodGrain.Day, KpiKeys.PeriodOf(row.RowKey)).Start, SubtreeCounters.OfSubordinates(CounterColumns.ReadCounters(row)))));
    }

    private async Task<IEnumerable<Input>> ReadPartsAsync(
        AgencyCode agency, PeriodGrain grain, Period first, Period last, CancellationToken cancellationToken)
    {
        var rows = await ReadAgencyRowsAsync(
            agency, grain, Period.Containing(grain, first.Start).Id, Period.Containing(grain, last.End).Id, cancellationToken);
        return rows.Select(row => Input.Read(row, KpiKeys.Period(grain, KpiKeys.PeriodOfAgencyRow(row.RowKey)).Start, SubtreeCounters.Read(row)));
    }

    private Task<List<TableEntity>> ReadPeriodRowsAsync(
        string partition, Period first, Period last, string column, AgencyCode agency, CancellationToken cancellationToken)
    {
        var (from, before) = (KpiKeys.PeriodStart(first.Id), RowKeys.After(KpiKeys.PeriodStart(last.Id)));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        return tables.Kpis.ReadAsync($"{filter} and {column} eq '{agency}'", cancellationToken);
    }

    private Task<List<TableEntity>> ReadAgencyRowsAsync(
        AgencyCode agency, PeriodGrain grain, string firstId, string lastId, CancellationToken cancellationToken) =>
        tables.Kpis.ReadRangeAsync(
            agency.Value, KpiKeys.InAgency(grain, firstId), KpiKeys.InAgency(grain, lastId) + "!", cancellationToken);

    private static DerivedRow[] Rows(AgencyCode agency, string partition, Period period, List<Input> inputs)
    {
        var counters = SubtreeCounters.Sum(inputs.ConvertAll(input => input.Counters));
        var values = new LedgerChange(counters.Whole, inputs.Max(input => input.LastEventAt));
        return
        [
            new DerivedRow(partition, KpiKeys.InPeriod(period.Id, agency), values) { Columns = counters.Columns() },
            new DerivedRow(agency.Value, KpiKeys.InAgency(period.Grain, period.Id), values) { Columns = counters.Columns() },
        ];
    }

    /// <summary>A row that others are summed from, by the first day of its period.</summary>
    private sealed record Input(LocalDate Day, SubtreeCounters Counters, Instant LastEventAt)
    {
        public static Input Read(TableEntity row, LocalDate day, SubtreeCounters counters) => new(day, counters, CounterColumns.LastEvent(row) ?? NodaConstants.UnixEpoch);
    }
}
