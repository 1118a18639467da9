using System.Collections.Concurrent;
using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using NodaTime;

namespace Dvc.Storage.Recording;

/// <summary>
/// Records snapshots exactly once, however often they are delivered: the merged dossiers and the difference of their
/// postings are written in one transaction, and the home is marked for the roll-up afterwards (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="conflicts">What to do when another recorder comes first.</param>
public sealed class Recorder(StorageTables tables, DirtyMarks marks, Conflicts conflicts)
{
    private const int RowsPerTransaction = 97;

    // A dossier changes at most six ledger rows: before and after, the days of receipt, of the due date or closing, and
    // after the due date. So 86 dossiers need at most 11 deltas of 48 ledger rows, 97 rows in all.
    private const int DossiersPerTransaction = 86;
    private const int LedgerRowsPerDelta = 48;
    private const int ParallelReads = 8;

    private readonly TableClient dossiers = tables.Dossiers;

    /// <summary>Records <paramref name="snapshots"/>, whatever dossiers they are of and in whatever order.</summary>
    /// <exception cref="AggregateException">Some homes failed; what is recorded already stays, and all may be recorded again.</exception>
    public async Task RecordAsync(IEnumerable<DossierSnapshot> snapshots, CancellationToken cancellationToken = default)
    {
        var homes = snapshots
            .GroupBy(snapshot => snapshot.DossierId, StringComparer.Ordinal)
            .Select(states => states.Select(Dossier.Of).Aggregate((one, other) => one.Merge(other)))
            .GroupBy(dossier => Home.Of(dossier.Newest.DossierId), StringComparer.Ordinal);
        List<Exception> failures = [];
        foreach (var home in homes)
        {
            try
            {
                await RecordHomeAsync(home.Key, home, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One home that fails must not keep the good events of the others from being recorded.
                failures.Add(failure);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Some homes could not be recorded.", failures);
        }
    }

    private async Task RecordHomeAsync(string home, IEnumerable<Dossier> incoming, CancellationToken cancellationToken)
    {
        foreach (var chunk in incoming.OrderBy(dossier => dossier.Newest.DossierId, StringComparer.Ordinal).Chunk(DossiersPerTransaction))
        {
            await RecordChunkAsync(home, chunk, cancellationToken);
        }

        // Also when nothing changed: an earlier try may have committed and died before its mark.
        await marks.MarkAsync(home, cancellationToken);
    }

    private Task RecordChunkAsync(string home, Dossier[] incoming, CancellationToken cancellationToken) =>
        conflicts.RetryAsync(
            async attempt =>
            {
                // A first sighting is inserted without reading; after a conflict, the own lost success included, all are read.
                var stored = await ReadAsync(
                    home, incoming, dossier => attempt > 0 || !dossier.Newest.Status.MayBeFirst(), cancellationToken);
                var changes = incoming
                    .Select(dossier => DossierChange.Of(stored.GetValueOrDefault(dossier.Newest.DossierId), dossier))
                    .Where(change => change.IsChange)
                    .ToList();
                if (changes.Count > 0)
                {
                    await dossiers.SubmitTransactionAsync([.. changes.Select(change => Write(home, change)), .. Deltas(home, changes)], cancellationToken);
                }
            },
            cancellationToken);

    private async Task<ConcurrentDictionary<string, StoredDossier>> ReadAsync(
        string home, Dossier[] incoming, Func<Dossier, bool> isWanted, CancellationToken cancellationToken)
    {
        var dossiersById = incoming.ToDictionary(dossier => dossier.Newest.DossierId, StringComparer.Ordinal);
        var found = new ConcurrentDictionary<string, StoredDossier>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            ReadPlan.Of(dossiersById.Keys.Order(StringComparer.Ordinal), id => isWanted(dossiersById[id])),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
            async (read, token) =>
            {
                foreach (var row in await ReadRowsAsync(home, read.First, read.Last, token))
                {
                    var id = RowKeys.DossierId(row.RowKey);
                    if (dossiersById.ContainsKey(id))
                    {
                        found[id] = StoredDossier.Read(row);
                    }
                }
            });
        return found;
    }

    private async Task<IEnumerable<TableEntity>> ReadRowsAsync(string home, string first, string last, CancellationToken cancellationToken)
    {
        if (first == last)
        {
            var row = await dossiers.GetEntityIfExistsAsync<TableEntity>(home, RowKeys.Dossier(first), cancellationToken: cancellationToken);
            return row.HasValue ? [row.Value!] : [];
        }

        // '!' sorts before every character of a code, so nothing lies between the last code and this end.
        return await dossiers.ReadRangeAsync(home, RowKeys.Dossier(first), RowKeys.Dossier(last) + "!", cancellationToken);
    }

    private static TableTransactionAction Write(string home, DossierChange change)
    {
        var row = StoredDossier.Row(home, change.State, change.Postings);
        return change.Stored is { } stored
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }

    private static IEnumerable<TableTransactionAction> Deltas(string home, List<DossierChange> changes)
    {
        var ledger = LedgerChange.Sum(changes.SelectMany(
            change => change.Difference.Rows,
            (change, row) => KeyValuePair.Create(row.Key, new LedgerChange(row.Value, change.State.Newest.UpdatedAt))));

        // A week to a delta, where the transaction has room: deltas of one week are folded together and write its ledger
        // rows once, while deltas that reach far would write the rows of many weeks again and again.
        var weeks = ledger
            .GroupBy(row => (row.Key.Agency, row.Key.Day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday))))
            .SelectMany(week => week.Chunk(LedgerRowsPerDelta))
            .ToList();
        var parts = changes.Count + weeks.Count <= RowsPerTransaction ? weeks : ledger.Chunk(LedgerRowsPerDelta);
        return parts
            .Select(part => new TableEntity(home, RowKeys.Unique(RowKeys.Deltas)) { ["changes"] = LedgerJson.Write(part) })
            .Select(delta => new TableTransactionAction(TableTransactionActionType.Add, delta));
    }
}
