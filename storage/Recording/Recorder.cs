using System.Collections.Concurrent;
using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Storage.Catalog;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;

namespace Dvc.Storage.Recording;

/// <summary>
/// Records events exactly once, however often they are delivered: the merged dossiers and the difference of their
/// postings are written in one transaction, and the home is marked for the roll-up afterwards (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="catalog">The catalogue that dossiers are posted by.</param>
/// <param name="conflicts">What to do when another recorder comes first.</param>
public sealed class Recorder(StorageTables tables, DirtyMarks marks, ICatalog catalog, Conflicts conflicts)
{
    // A dossier changes about six ledger rows: before and after, the days of receipt, of the due date or closing, and
    // after the due date. So 84 dossiers need at most 13 deltas, and three rows are left for moved dates.
    private const int DossiersPerTransaction = 84;
    private const int ParallelReads = 8;

    private readonly TableClient dossiers = tables.Dossiers;

    /// <summary>Records what <paramref name="events"/> tell, whatever dossiers they are of and in whatever order.</summary>
    /// <param name="events">The events of one message, none of which breaks a rule.</param>
    /// <param name="within">The agency whose dossiers may be changed, with its subtree; null where any may.</param>
    /// <param name="cancellationToken">Gives up; all may be recorded again.</param>
    /// <returns>The events that were not recorded, because an agency outside <paramref name="within"/> has their dossier.</returns>
    /// <exception cref="AggregateException">Some homes failed; what is recorded already stays, and all may be recorded again.</exception>
    public async Task<IReadOnlyList<QueuedEvent>> RecordAsync(
        IEnumerable<QueuedEvent> events, AgencyCode? within, CancellationToken cancellationToken = default)
    {
        var homes = events
            .GroupBy(queued => queued.Reading.Told!.Id, StringComparer.Ordinal)
            .Select(dossier => new IncomingDossier(dossier.Key, [.. dossier]))
            .GroupBy(dossier => Home.Of(dossier.Id), StringComparer.Ordinal);
        List<QueuedEvent> refused = [];
        List<Exception> failures = [];
        foreach (var home in homes)
        {
            try
            {
                refused.AddRange(await RecordHomeAsync(home.Key, home, within, cancellationToken));
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One home that fails must not keep the good events of the others from being recorded.
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? refused : throw new AggregateException("Some homes could not be recorded.", failures);
    }

    private async Task<IReadOnlyList<QueuedEvent>> RecordHomeAsync(
        string home, IEnumerable<IncomingDossier> incoming, AgencyCode? within, CancellationToken cancellationToken)
    {
        List<QueuedEvent> refused = [];
        foreach (var chunk in incoming.OrderBy(dossier => dossier.Id, StringComparer.Ordinal).Chunk(DossiersPerTransaction))
        {
            refused.AddRange(await RecordChunkAsync(home, chunk, within, cancellationToken));
        }

        // Also when nothing changed: an earlier try may have committed and died before its mark.
        await marks.MarkAsync(home, cancellationToken);
        return refused;
    }

    private async Task<IReadOnlyList<QueuedEvent>> RecordChunkAsync(
        string home, IReadOnlyList<IncomingDossier> incoming, AgencyCode? within, CancellationToken cancellationToken)
    {
        IReadOnlyList<QueuedEvent> refused = [];
        var fits = true;
        var known = await catalog.CurrentAsync(cancellationToken);
        await conflicts.RetryAsync(
            async attempt =>
            {
                // A first sighting is inserted without reading; after a conflict, the own lost success included, all are read.
                var stored = await ReadAsync(home, incoming, dossier => attempt > 0 || !dossier.MayBeFirst, cancellationToken);
                var permitted = incoming.ToLookup(dossier => Permission.IsGranted(stored.GetValueOrDefault(dossier.Id)?.State, dossier, within));
                var changes = permitted[true]
                    .Concat(permitted[false].Select(dossier => dossier with { Events = dossier.Rejections }))
                    .Where(dossier => dossier.Events.Count > 0)
                    .Select(dossier => DossierChange.Of(stored.GetValueOrDefault(dossier.Id), dossier.Readings, known))
                    .Where(change => change.IsChange)
                    .ToList();
                refused = [.. permitted[false].SelectMany(dossier => dossier.Events.Except(dossier.Rejections))];
                var rows = HomeRows.Of(home, changes);
                fits = rows.Count <= TableClientExtensions.TransactionRows;
                if (fits && rows.Count > 0)
                {
                    await dossiers.SubmitTransactionAsync(rows, cancellationToken);
                }
            },
            cancellationToken);
        return fits ? refused : await RecordHalvesAsync(home, incoming, within, cancellationToken);
    }

    // Dossiers that move from agency to agency, or that many rejected events tell of, can need more rows than a
    // transaction takes; of a single one the events are recorded in two parts.
    private async Task<IReadOnlyList<QueuedEvent>> RecordHalvesAsync(
        string home, IReadOnlyList<IncomingDossier> incoming, AgencyCode? within, CancellationToken cancellationToken)
    {
        var halves = incoming is [var dossier]
            ? dossier.Events.Chunk((dossier.Events.Count + 1) / 2).Select(events => new[] { new IncomingDossier(dossier.Id, events) })
            : incoming.Chunk((incoming.Count + 1) / 2);
        List<QueuedEvent> refused = [];
        foreach (var half in halves)
        {
            refused.AddRange(await RecordChunkAsync(home, half, within, cancellationToken));
        }

        return refused;
    }

    private async Task<ConcurrentDictionary<string, StoredDossier>> ReadAsync(
        string home, IEnumerable<IncomingDossier> incoming, Func<IncomingDossier, bool> isWanted, CancellationToken cancellationToken)
    {
        var dossiersById = incoming.ToDictionary(dossier => dossier.Id, StringComparer.Ordinal);
        var found = new ConcurrentDictionary<string, StoredDossier>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            ReadPlan.Of(dossiersById.Keys.Order(StringComparer.Ordinal), id => isWanted(dossiersById[id])),
            ParallelWork.Of(ParallelReads, cancellationToken),
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
}
