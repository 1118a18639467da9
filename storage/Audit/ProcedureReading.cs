using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Storage.Kpi;
using Dvc.Storage.Ledger;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Audit;

/// <summary>
/// Reads an agency's kpis by procedure and sums up again what they are derived from: the days of its months from its facts
/// and its subordinates' days, the months of its years from those days. Two requests for a month, one for all years.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class ProcedureReading(StorageTables tables)
{
    /// <summary>Looks at a month of <paramref name="agency"/>.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="month">The month's first day.</param>
    /// <param name="facts">The agency's own facts of the month.</param>
    /// <param name="versions">Takes in what is read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProcedureMonth> ReadMonthAsync(
        AgencyCode agency, LocalDate month, IEnumerable<KeyValuePair<LedgerKey, Counters>> facts, RowVersions versions, CancellationToken cancellationToken)
    {
        var own = await ReadAsync(ProcedureKeys.Month(agency, month), ProcedureKeys.Of(agency), versions, cancellationToken);
        var below = await tables.Kpis.ReadAsync(ProcedureKeys.Subordinates(agency, month), cancellationToken);
        below.ForEach(versions.Add);
        var inputs = facts.Concat(below.SelectMany(Parts)).ToLookup(part => part.Key.Procedure, StringComparer.Ordinal);
        var rows = own.ToDictionary(row => ProcedureKeys.ProcedureOf(row.RowKey), StringComparer.Ordinal);
        var counted = inputs.Select(procedure => procedure.Key).Union(rows.Keys, StringComparer.Ordinal).ToDictionary(
            procedure => procedure, procedure => ByDay(inputs[procedure]), StringComparer.Ordinal);
        return new ProcedureMonth(
            month,
            counted.ToDictionary(procedure => procedure.Key, procedure => Counters.Sum(procedure.Value.Values), StringComparer.Ordinal),
            [.. counted.SelectMany(procedure => Wrong(Period.Containing(PeriodGrain.Month, month), procedure.Value, rows.GetValueOrDefault(procedure.Key)))],
            [.. below.Select(row => AgencyCode.Parse(row.GetString(KpiKeys.Agency))).Distinct()]);
    }

    /// <summary>What is wrong in the years of <paramref name="agency"/>, whose months are counted anew in <paramref name="months"/>.</summary>
    public async Task<IReadOnlyList<(Period Period, int Rows)>> FindWrongYearsAsync(
        AgencyCode agency, IReadOnlyList<ProcedureMonth> months, RowVersions versions, CancellationToken cancellationToken)
    {
        var own = (await ReadAsync(ProcedureKeys.Years(agency), ProcedureKeys.Of(agency), versions, cancellationToken))
            .ToDictionary(row => (Year: ProcedureKeys.YearOf(row.RowKey), Procedure: ProcedureKeys.ProcedureOf(row.RowKey)));
        var counted = months
            .SelectMany(month => month.Counted, (month, sum) => (Key: (Year: $"{month.Month:uuuu}", Procedure: sum.Key), month.Month, Counters: sum.Value))
            .ToLookup(part => part.Key, part => KeyValuePair.Create(part.Month, part.Counters));
        return
        [
            .. from key in counted.Select(year => year.Key).Union(own.Keys)
               from wrong in Wrong(KpiKeys.Period(PeriodGrain.Year, key.Year), counted[key].ToDictionary(), own.GetValueOrDefault(key))
               select wrong,
        ];
    }

    // A row that is not there is compared with zeros. One that says what is no part of its period, or whose whole is not its
    // parts' sum, is made right by any of them.
    private static IEnumerable<(Period Period, int Rows)> Wrong(Period period, Dictionary<LocalDate, Counters> counted, TableEntity? row)
    {
        var stored = row is null ? [] : ByDay(Parts(row));
        var isWholeWrong = row is not null && !CounterColumns.ReadCounters(row).Equals(Counters.Sum(stored.Values));
        return counted.Keys.Union(stored.Keys)
            .Where(part => !counted.GetValueOrDefault(part, Counters.Zero).Equals(stored.GetValueOrDefault(part, Counters.Zero)))
            .Select(part => ProcedureKeys.IsPart(part, period) ? part : period.Start)
            .Concat(isWholeWrong ? [period.Start] : [])
            .Distinct()
            .Select((part, index) => (Period.Containing(period.Grain == PeriodGrain.Year ? PeriodGrain.Month : PeriodGrain.Day, part), index == 0 ? 1 : 0));
    }

    private async Task<List<TableEntity>> ReadAsync(string partition, string keyPrefix, RowVersions versions, CancellationToken cancellationToken)
    {
        var rows = await tables.Kpis.ReadRangeAsync(partition, keyPrefix, RowKeys.After(keyPrefix), cancellationToken);
        rows.ForEach(versions.Add);
        return rows;
    }

    private static IEnumerable<KeyValuePair<LedgerKey, Counters>> Parts(TableEntity row) =>
        ProcedureKeys.ReadParts(row).Select(part => KeyValuePair.Create(part.Key, part.Value.Counters));

    private static Dictionary<LocalDate, Counters> ByDay(IEnumerable<KeyValuePair<LedgerKey, Counters>> parts) => parts
        .GroupBy(part => part.Key.Day, part => part.Value)
        .ToDictionary(day => day.Key, Counters.Sum);
}
