using System.Collections.Concurrent;
using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Storage.Kpi;
using Dvc.Storage.Ledger;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Audit;

/// <summary>
/// Reads an agency's kpis and sums up again what they are derived from: its days from its facts and its subordinates'
/// days, its months and years from those days, and the same by procedure. Four requests for a month, one for a year.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class KpiReading(StorageTables tables)
{
    private const int ParallelMonths = 8;

    private readonly ProcedureReading procedures = new(tables);

    /// <summary>Looks at <paramref name="agency"/> in <paramref name="months"/>, and wherever else it has rows.</summary>
    public async Task<KpiLook> ReadAsync(AgencyCode agency, IEnumerable<LocalDate> months, CancellationToken cancellationToken)
    {
        using var versions = new RowVersions();
        var own = await ReadAsync(tables.Kpis, TableClient.CreateQueryFilter($"PartitionKey eq {agency.Value}"), versions, cancellationToken);
        List<LocalDate> spanned = [.. months.Union(own.Select(row => PeriodOf(row).Start.With(DateAdjusters.StartOfMonth))).Order()];
        var read = await ReadMonthsAsync(agency, spanned, cancellationToken);
        var days = Sum(read.SelectMany(month => month.Inputs), day => day);
        var byMonth = Sum(days, day => day[..7]);
        List<(Period Period, int Rows)> wrong =
        [
            .. Wrong(PeriodGrain.Day, days, own, read.SelectMany(month => month.Published)),
            .. Wrong(PeriodGrain.Month, byMonth, own, await ReadPublishedAsync(agency, PeriodGrain.Month, spanned, versions, cancellationToken)),
            .. Wrong(
                PeriodGrain.Year,
                Sum(byMonth, month => month[..4]),
                own,
                await ReadPublishedAsync(agency, PeriodGrain.Year, spanned, versions, cancellationToken)),
            .. read.SelectMany(month => month.Procedures.Wrong),
            .. await procedures.FindWrongYearsAsync(agency, [.. read.Select(month => month.Procedures)], versions, cancellationToken),
        ];
        return new KpiLook(
            agency,
            string.Join(' ', read.Select(month => month.Version).Append(versions.ToString())),
            wrong.Sum(period => period.Rows),
            wrong.ConvertAll(period => period.Period),
            [.. read.SelectMany(month => month.Subordinates.Concat(month.Procedures.Subordinates)).Distinct()]);
    }

    // Both copies of every row are compared, and a row that is not there with zeros.
    private static IEnumerable<(Period Period, int Rows)> Wrong(
        PeriodGrain grain,
        Dictionary<string, SubtreeCounters> counted,
        IEnumerable<TableEntity> own,
        IEnumerable<KeyValuePair<string, SubtreeCounters>> published)
    {
        var amongAgency = own.Where(row => GrainOf(row) == grain)
            .Select(row => KeyValuePair.Create(KpiKeys.PeriodOfAgencyRow(row.RowKey), SubtreeCounters.Read(row)));
        Dictionary<string, SubtreeCounters>[] copies = [amongAgency.ToDictionary(StringComparer.Ordinal), published.ToDictionary(StringComparer.Ordinal)];
        return
            from id in counted.Keys.Union(copies.SelectMany(copy => copy.Keys), StringComparer.Ordinal)
            let sum = counted.GetValueOrDefault(id, SubtreeCounters.Zero)
            let rows = copies.Count(copy => copy.GetValueOrDefault(id, SubtreeCounters.Zero) != sum)
            where rows > 0
            select (KpiKeys.Period(grain, id), rows);
    }

    private async Task<IReadOnlyList<KpiMonth>> ReadMonthsAsync(
        AgencyCode agency, IReadOnlyList<LocalDate> months, CancellationToken cancellationToken)
    {
        var read = new ConcurrentDictionary<LocalDate, KpiMonth>();
        await Parallel.ForEachAsync(
            months,
            ParallelWork.Of(ParallelMonths, cancellationToken),
            async (month, token) => read[month] = await ReadMonthAsync(agency, month, token));
        return [.. months.Select(month => read[month])];
    }

    private async Task<KpiMonth> ReadMonthAsync(AgencyCode agency, LocalDate month, CancellationToken cancellationToken)
    {
        using var versions = new RowVersions();
        var partition = TableClient.CreateQueryFilter($"PartitionKey eq {KpiKeys.Partition(PeriodGrain.Day, month)}");
        var rows = await ReadAsync(
            tables.Kpis, $"{partition} and ({KpiKeys.Agency} eq '{agency}' or {KpiKeys.Parent} eq '{agency}')", versions, cancellationToken);
        var (own, below) = (rows.Where(row => AgencyOf(row) == agency), rows.Where(row => AgencyOf(row) != agency).ToList());
        var facts = TableClient.CreateQueryFilter(
            $"PartitionKey eq {RowKeys.FactsPartition(agency, month)} and RowKey ge {$"{agency}|"} and RowKey lt {RowKeys.After($"{agency}|")}");
        var handled = (await ReadAsync(tables.Facts, facts, versions, cancellationToken))
            .ConvertAll(row => KeyValuePair.Create(RowKeys.ParseFact(row.RowKey).Key, CounterColumns.ReadCounters(row)));
        var inputs = handled.Select(fact => KeyValuePair.Create(Period.Containing(PeriodGrain.Day, fact.Key.Day).Id, SubtreeCounters.OfItself(fact.Value)))
            .Concat(Published(below).Select(row => KeyValuePair.Create(row.Key, SubtreeCounters.OfSubordinates(row.Value.Whole))));
        var byProcedure = await procedures.ReadMonthAsync(agency, month, handled, versions, cancellationToken);
        return new KpiMonth(
            versions.ToString(),
            [.. Sum(inputs, day => day)],
            [.. Published(own)],
            byProcedure,
            [.. below.Select(AgencyOf).Distinct()]);
    }

    private async Task<List<KeyValuePair<string, SubtreeCounters>>> ReadPublishedAsync(
        AgencyCode agency, PeriodGrain grain, IEnumerable<LocalDate> months, RowVersions versions, CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, SubtreeCounters>> published = [];
        foreach (var partition in months.Select(month => KpiKeys.Partition(grain, month)).Distinct(StringComparer.Ordinal))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + $" and {KpiKeys.Agency} eq '{agency}'";
            published.AddRange(Published(await ReadAsync(tables.Kpis, filter, versions, cancellationToken)));
        }

        return published;
    }

    private static async Task<List<TableEntity>> ReadAsync(
        TableClient table, string filter, RowVersions versions, CancellationToken cancellationToken)
    {
        var rows = await table.ReadAsync(filter, cancellationToken);
        rows.ForEach(versions.Add);
        return rows;
    }

    private static Dictionary<string, SubtreeCounters> Sum(IEnumerable<KeyValuePair<string, SubtreeCounters>> rows, Func<string, string> period) => rows
        .GroupBy(row => period(row.Key), row => row.Value, StringComparer.Ordinal)
        .ToDictionary(row => row.Key, row => SubtreeCounters.Sum([.. row]), StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, SubtreeCounters>> Published(IEnumerable<TableEntity> amongPeriods) =>
        amongPeriods.Select(row => KeyValuePair.Create(KpiKeys.PeriodOf(row.RowKey), SubtreeCounters.Read(row)));

    private static AgencyCode AgencyOf(TableEntity row) => AgencyCode.Parse(row.GetString(KpiKeys.Agency));

    private static Period PeriodOf(TableEntity ofAgency) => KpiKeys.Period(GrainOf(ofAgency), KpiKeys.PeriodOfAgencyRow(ofAgency.RowKey));

    private static PeriodGrain GrainOf(TableEntity ofAgency) =>
        WireName<PeriodGrain>.TryParse(ofAgency.RowKey.Split('|')[0], out var grain)
            ? grain
            : throw new InvalidOperationException("A kpis row among its agency's rows is named after no kind of period.");
}
