using System.Collections.Concurrent;
using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>Compares a home's facts with a recount of the home.</summary>
/// <param name="tables">The tables.</param>
internal sealed class FactsAudit(StorageTables tables)
{
    private const int ParallelMonths = 8;

    /// <summary>
    /// The facts rows that are not what the recount says; none that a roll-up has still to publish, or has to publish again
    /// because the ledger row is wrong. Facts without
    /// a ledger row are looked for in <paramref name="months"/>, of the agencies that have ledger rows.
    /// </summary>
    public async Task<IReadOnlyCollection<LedgerKey>> FindAsync(
        string home, HomeRecount recount, IEnumerable<LocalDate> months, CancellationToken cancellationToken)
    {
        var counted = recount.Ledger.ToLookup(row => (row.Key.Agency, Month: row.Key.Day.With(DateAdjusters.StartOfMonth)));
        var agencies = counted.Select(month => month.Key.Agency).Distinct();
        var wrong = new ConcurrentBag<LedgerKey>();
        await Parallel.ForEachAsync(
            agencies.SelectMany(_ => months, (agency, month) => (agency, month)).Union(counted.Select(month => month.Key)),
            ParallelWork.Of(ParallelMonths, cancellationToken),
            async (month, token) =>
            {
                var published = await ReadAsync(home, month.Item1, month.Item2, token);
                var ledger = counted[month].ToDictionary(row => row.Key, row => row.Value.Counted);
                foreach (var key in published.Keys.Union(ledger.Keys))
                {
                    if (!published.GetValueOrDefault(key, Counters.Zero).Equals(ledger.GetValueOrDefault(key, Counters.Zero)))
                    {
                        wrong.Add(key);
                    }
                }
            });
        return [.. wrong.Where(key => !recount.IsUnpublished(key))];
    }

    private async Task<Dictionary<LedgerKey, Counters>> ReadAsync(
        string home, AgencyCode agency, LocalDate month, CancellationToken cancellationToken)
    {
        var (first, last) = (RowKeys.FactsDay(agency, month), RowKeys.FactsDay(agency, month.With(DateAdjusters.EndOfMonth)));
        var rows = await tables.Facts.ReadRangeAsync(RowKeys.FactsPartition(agency, month), first, RowKeys.After(last), cancellationToken);
        return rows
            .Select(row => (Fact: RowKeys.ParseFact(row.RowKey), Counters: CounterColumns.ReadCounters(row)))
            .Where(row => row.Fact.Home == home)
            .ToDictionary(row => row.Fact.Key, row => row.Counters);
    }
}
