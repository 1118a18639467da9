using Dvc.Core.Agencies;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>Publishes a home's ledger by date: table facts, the source of kpis and of Power BI.</summary>
/// <param name="tables">The tables.</param>
/// <param name="conflicts">What to do when another roll-up comes first.</param>
/// <param name="time">The clock that changes are dated by.</param>
public sealed class FactsPublisher(StorageTables tables, Conflicts conflicts, TimeProvider time)
{
    private const int ParallelMonths = 4;

    private readonly DerivedTable facts = new(tables.Facts, conflicts, time);

    /// <summary>Publishes every ledger row of the touched days.</summary>
    public Task PublishAsync(IEnumerable<TouchedDay> touched, CancellationToken cancellationToken = default) =>
        Parallel.ForEachAsync(
            touched.GroupBy(day => (day.Home, day.Agency, Partition: RowKeys.FactsPartition(day.Agency, day.Day)), day => day.Day),
            ParallelWork.Of(ParallelMonths, cancellationToken),
            async (month, token) =>
                await PublishMonthAsync(month.Key.Home, month.Key.Agency, month.Key.Partition, month.ToHashSet(), token));

    private Task PublishMonthAsync(string home, AgencyCode agency, string partition, HashSet<LocalDate> days, CancellationToken cancellationToken)
    {
        var (first, last) = (days.Min(), days.Max());
        return facts.WriteAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["home"] = home },
            async () => (await tables.Facts.ReadRangeAsync(
                    partition, RowKeys.FactsDay(agency, first), RowKeys.After(RowKeys.FactsDay(agency, last)), cancellationToken))
                .Where(row => RowKeys.ParseFact(row.RowKey) is var fact && fact.Home == home && days.Contains(fact.Key.Day)),
            async () => (await tables.Dossiers.ReadRangeAsync(
                    home, RowKeys.LedgerDay(agency, first), RowKeys.After(RowKeys.LedgerDay(agency, last)), cancellationToken))
                .Select(row => (Key: RowKeys.ParseLedger(row.RowKey), Row: row))
                .Where(row => days.Contains(row.Key.Day))
                .Select(row => new DerivedRow(partition, RowKeys.Fact(row.Key, home), CounterColumns.Read(row.Row))),
            cancellationToken);
    }
}
