using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Core.Postings;
using Dvc.Storage.Kpi;
using Dvc.Storage.Ledger;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Publishes the counters of months and years by procedure, each over an agency's subtree: a month's days from the agency's
/// facts and its subordinates' days, a year's months from the agency's months. Only touched parts of a row are derived
/// anew; as the whole row is written with its version, that is as if each part were a row.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="conflicts">What to do when another roll-up comes first.</param>
/// <param name="time">The clock that changes are dated by.</param>
public sealed class ProcedurePublisher(StorageTables tables, Conflicts conflicts, TimeProvider time)
{
    // A filter may have fifteen comparisons, of which finding subordinates takes four.
    private const int ProceduresPerFilter = 10;

    private readonly DerivedTable kpis = new(tables.Kpis, conflicts, time);

    /// <summary>Publishes the touched days of every agency and of all above it, subordinates before superiors.</summary>
    /// <param name="touched">The days.</param>
    /// <param name="published">Told how many of the rows that <see cref="Count"/> counts are published, of one agency after another.</param>
    /// <param name="cancellationToken">Ends it between two agencies.</param>
    public Task PublishAsync(
        IEnumerable<TouchedDay> touched, Func<int, CancellationToken, Task> published, CancellationToken cancellationToken = default) =>
        AgencyCascade.PublishAsync(touched, day => (day.Day, day.Procedure), PublishAgencyAsync, published, cancellationToken);

    /// <summary>How many rows there are to publish.</summary>
    internal static int Count(IEnumerable<TouchedDay> touched) => AgencyCascade.Count(touched, day => (day.Day, day.Procedure));

    private async Task PublishAgencyAsync(
        AgencyCode agency, IReadOnlyList<(LocalDate Day, string? Procedure)> touched, CancellationToken cancellationToken)
    {
        foreach (var month in touched.GroupBy(part => part.Day.With(DateAdjusters.StartOfMonth)))
        {
            var (days, procedures) = (month.Select(part => part.Day).ToHashSet(), Procedures(month.Select(part => part.Procedure)));
            await PublishAsync(
                agency,
                Period.Containing(PeriodGrain.Month, month.Key),
                ProcedureKeys.Month(agency, month.Key),
                ProcedureKeys.Of(agency),
                days,
                procedures,
                () => ReadDaysAsync(agency, days.Min(), days.Max(), procedures, cancellationToken),
                cancellationToken);
        }

        foreach (var year in touched.GroupBy(part => part.Day.Year))
        {
            var months = year.Select(part => part.Day.With(DateAdjusters.StartOfMonth)).ToHashSet();
            var procedures = Procedures(year.Select(part => part.Procedure));
            await PublishAsync(
                agency,
                Period.Containing(PeriodGrain.Year, new LocalDate(year.Key, 1, 1)),
                ProcedureKeys.Years(agency),
                ProcedureKeys.OfYear(agency, year.Key),
                months,
                procedures,
                () => ReadMonthsAsync(agency, months, procedures, cancellationToken),
                cancellationToken);
        }
    }

    private Task PublishAsync(
        AgencyCode agency,
        Period period,
        string partition,
        string keyPrefix,
        HashSet<LocalDate> touched,
        HashSet<string>? procedures,
        Func<Task<IEnumerable<KeyValuePair<LedgerKey, LedgerChange>>>> readInputs,
        CancellationToken cancellationToken)
    {
        List<TableEntity> stored = [];
        return kpis.WriteAsync(
            KpiKeys.Labels(agency),
            async () => stored = await ReadRowsAsync(partition, keyPrefix, procedures, cancellationToken),
            async () =>
            {
                var inputs = (await readInputs()).Where(input => touched.Contains(input.Key.Day) && procedures?.Contains(input.Key.Procedure) != false);
                var kept = stored.SelectMany(ProcedureKeys.ReadParts)
                    .Where(part => !touched.Contains(part.Key.Day) && ProcedureKeys.IsPart(part.Key.Day, period));
                var parts = LedgerChange.Sum(kept.Concat(inputs)).ToLookup(part => part.Key.Procedure, StringComparer.Ordinal);
                return stored.Select(row => ProcedureKeys.ProcedureOf(row.RowKey))
                    .Concat(procedures ?? [])
                    .Union(parts.Select(procedure => procedure.Key), StringComparer.Ordinal)
                    .Select(procedure => Row(partition, keyPrefix, procedure, [.. parts[procedure]]));
            },
            cancellationToken);
    }

    private static DerivedRow Row(string partition, string keyPrefix, string procedure, List<KeyValuePair<LedgerKey, LedgerChange>> parts) =>
        new(partition, keyPrefix + procedure, parts.Aggregate(LedgerChange.None, (sum, part) => sum + part.Value))
        {
            Columns = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [ProcedureKeys.Procedure] = procedure,
                [ProcedureKeys.Parts] = LedgerJson.Write(parts),
            },
        };

    private async Task<IEnumerable<KeyValuePair<LedgerKey, LedgerChange>>> ReadDaysAsync(
        AgencyCode agency, LocalDate first, LocalDate last, HashSet<string>? procedures, CancellationToken cancellationToken)
    {
        var own = tables.Facts.ReadRangeAsync(
            RowKeys.FactsPartition(agency, first), RowKeys.FactsDay(agency, first), RowKeys.After(RowKeys.FactsDay(agency, last)), cancellationToken);
        var below = tables.Kpis.ReadAsync(ProcedureKeys.Subordinates(agency, first) + AnyOf(procedures), cancellationToken);
        return (await own).Select(row => KeyValuePair.Create(RowKeys.ParseFact(row.RowKey).Key, CounterColumns.Read(row)))
            .Concat((await below).SelectMany(ProcedureKeys.ReadParts).Select(part => KeyValuePair.Create(part.Key with { Agency = agency }, part.Value)));
    }

    private async Task<IEnumerable<KeyValuePair<LedgerKey, LedgerChange>>> ReadMonthsAsync(
        AgencyCode agency, IEnumerable<LocalDate> months, HashSet<string>? procedures, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(months.Select(async month =>
            (await ReadRowsAsync(ProcedureKeys.Month(agency, month), ProcedureKeys.Of(agency), procedures, cancellationToken))
                .Select(row => KeyValuePair.Create(new LedgerKey(agency, month, ProcedureKeys.ProcedureOf(row.RowKey)), CounterColumns.Read(row)))));
        return rows.SelectMany(month => month);
    }

    private async Task<List<TableEntity>> ReadRowsAsync(
        string partition, string keyPrefix, HashSet<string>? procedures, CancellationToken cancellationToken)
    {
        // '!' comes before all that a procedure's code may go on with.
        var (from, before) = procedures is null
            ? (keyPrefix, RowKeys.After(keyPrefix))
            : (keyPrefix + procedures.Min(StringComparer.Ordinal), keyPrefix + procedures.Max(StringComparer.Ordinal) + "!");
        var rows = await tables.Kpis.ReadRangeAsync(partition, from, before, cancellationToken);
        return rows.FindAll(row => procedures?.Contains(ProcedureKeys.ProcedureOf(row.RowKey)) != false);
    }

    // Many are read along with all others: cheaper than asking several times.
    private static string AnyOf(HashSet<string>? procedures) => procedures is null or { Count: > ProceduresPerFilter }
        ? ""
        : $" and ({string.Join(" or ", procedures.Select(procedure => $"{ProcedureKeys.Procedure} eq '{procedure}'"))})";

    // Null where any may be touched.
    private static HashSet<string>? Procedures(IEnumerable<string?> touched)
    {
        var procedures = touched.ToList();
        return procedures.Contains(null) ? null : procedures.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
