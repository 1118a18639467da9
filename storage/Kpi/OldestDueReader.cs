using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Kpi;

/// <summary>
/// Finds since when open dossiers are due, by what is posted on their due dates: for each agency the oldest year that has
/// any, in it the oldest month, and in that the oldest day. No dossier is read.
/// </summary>
/// <param name="tables">The tables.</param>
public sealed class OldestDueReader(StorageTables tables)
{
    // The end of a filter that takes rows with anything due alone.
    private static readonly string AnyDue = $" and {WireName<Counter>.Of(Counter.OpenDue)} gt 0L";

    /// <summary>The oldest due date of an open dossier that is not paused, of <paramref name="root"/> and of every agency below that has one.</summary>
    public async Task<IReadOnlyDictionary<AgencyCode, LocalDate>> ReadAsync(AgencyCode root, CancellationToken cancellationToken = default)
    {
        var year = Oldest(await ReadAsync(root, PeriodGrain.Year, KpiKeys.Partition(PeriodGrain.Year, default), cancellationToken));
        var month = await DescendAsync(root, year, PeriodGrain.Month, cancellationToken);
        var day = await DescendAsync(root, month, PeriodGrain.Day, cancellationToken);
        return day.ToDictionary(agency => agency.Key, agency => agency.Value.Start);
    }

    /// <summary>
    /// The same of every procedure of <paramref name="agency"/> and the agencies below it: in the years that have any, the
    /// oldest month, and in that the oldest day.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, LocalDate>> ReadProceduresAsync(AgencyCode agency, CancellationToken cancellationToken = default)
    {
        var months = await ReadOldestPartsAsync(ProcedureKeys.Years(agency), agency, cancellationToken);
        var days = await Task.WhenAll(months
            .GroupBy(procedure => procedure.Value, procedure => procedure.Key)
            .Select(async month => (await ReadOldestPartsAsync(ProcedureKeys.Month(agency, month.Key), agency, cancellationToken))
                .Where(procedure => month.Contains(procedure.Key, StringComparer.Ordinal))));
        return days.SelectMany(month => month).ToDictionary(StringComparer.Ordinal);
    }

    private async Task<Dictionary<string, LocalDate>> ReadOldestPartsAsync(string partition, AgencyCode agency, CancellationToken cancellationToken)
    {
        var from = ProcedureKeys.Of(agency);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {RowKeys.After(from)}");
        return (await tables.Kpis.ReadAsync(filter + AnyDue, cancellationToken))
            .SelectMany(ProcedureKeys.ReadParts)
            .Where(part => part.Value.Counters[Counter.OpenDue] > 0)
            .GroupBy(part => part.Key.Procedure, part => part.Key.Day, StringComparer.Ordinal)
            .ToDictionary(procedure => procedure.Key, procedure => procedure.Min(), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<AgencyCode, Period>> DescendAsync(
        AgencyCode root, IReadOnlyDictionary<AgencyCode, Period> wholes, PeriodGrain parts, CancellationToken cancellationToken)
    {
        var partitions = wholes.Values.Select(whole => KpiKeys.Partition(parts, whole.Start)).Distinct(StringComparer.Ordinal);
        var rows = await Task.WhenAll(partitions.Select(partition => ReadAsync(root, parts, partition, cancellationToken)));
        return Oldest(rows
            .SelectMany(partition => partition)
            .Where(row => wholes.TryGetValue(row.Agency, out var whole) && whole.Days.Contains(row.Period.Start)));
    }

    private async Task<IEnumerable<KpiRow>> ReadAsync(AgencyCode root, PeriodGrain grain, string partition, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + KpiKeys.Subtree(root);
        return (await tables.Kpis.ReadAsync(filter + AnyDue, cancellationToken))
            .Select(row => KpiRow.Read(grain, KpiKeys.PeriodOf(row.RowKey), row));
    }

    private static Dictionary<AgencyCode, Period> Oldest(IEnumerable<KpiRow> rows) => rows
        .GroupBy(row => row.Agency, row => row.Period)
        .ToDictionary(agency => agency.Key, agency => agency.MinBy(period => period.Start)!);
}
