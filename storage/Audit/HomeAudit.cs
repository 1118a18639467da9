using Azure;
using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Core.Catalog;
using Dvc.Storage.Catalog;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Recording;
using Dvc.Storage.RollUp;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>
/// Recounts a home from its dossiers and repairs what differs (<c>docs/protocol.md</c>, audit). A difference counts only
/// where two recounts in a row read the same rows in the same versions: a single one that reads a dossier before it is
/// recorded and its delta after would report a difference that is none.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">The marks of homes with something to roll up.</param>
/// <param name="facts">Compares facts.</param>
/// <param name="kpis">Audits agencies that have no kpis at all, and so no turn of their own.</param>
/// <param name="republication">Has facts published again.</param>
/// <param name="catalog">The catalogue that dossiers are posted by today.</param>
/// <param name="time">The clock.</param>
internal sealed class HomeAudit(
    StorageTables tables, DirtyMarks marks, FactsAudit facts, KpiAudit kpis, Republication republication, ICatalog catalog, TimeProvider time)
{
    private const int Looks = 6;
    private const int DossiersPerRepost = 40; // Leaves room for all of their deltas, however many days they post to.
    private const int RowsPerRepair = TableClientExtensions.TransactionRows - 1;

    // A recorder marks right after it committed; where it died, its message comes back within ten minutes.
    private static readonly TimeSpan LongestUnmarked = TimeSpan.FromMinutes(15);

    private readonly TableClient dossiers = tables.Dossiers;

    /// <summary>Audits <paramref name="home"/>.</summary>
    /// <param name="home">The home.</param>
    /// <param name="months">The months in which facts may be published.</param>
    /// <param name="cancellationToken">Ends it between two calls of storage.</param>
    public async Task<AuditFindings> RunAsync(string home, IReadOnlySet<LocalDate> months, CancellationToken cancellationToken)
    {
        var (found, last) = await CompareAsync(home, months, cancellationToken);
        return new AuditFindings(Homes: 1)
            + found
            + await CheckMarkAsync(home, last.OldestPending, cancellationToken)
            + await kpis.RunUnlistedAsync(last.Agencies, months, cancellationToken);
    }

    private async Task<(AuditFindings Found, HomeLook Last)> CompareAsync(string home, IReadOnlySet<LocalDate> months, CancellationToken cancellationToken)
    {
        var found = new AuditFindings();
        HomeLook? before = null;
        for (var number = 1; ; number++)
        {
            var look = await LookAsync(home, months, cancellationToken);
            found += new AuditFindings(RepostedDossiers: look.Reposted);
            if (look.IsRight)
            {
                return (found, look);
            }

            // What the look before found stood at the moment between the two, and its facts were read in that moment.
            if (before?.Version == look.Version)
            {
                return (found + await RepairAsync(home, before, cancellationToken), look);
            }

            if (number == Looks)
            {
                return (found + new AuditFindings(Left: 1), look);
            }

            before = look;
        }
    }

    private async Task<HomeLook> LookAsync(string home, IReadOnlySet<LocalDate> months, CancellationToken cancellationToken)
    {
        var known = await catalog.CurrentAsync(cancellationToken);
        using var recount = new HomeRecount(home, known);
        List<StoredDossier> stale = [];
        var (found, reposted) = (0, 0);
        await foreach (var row in dossiers.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {home}"), cancellationToken: cancellationToken))
        {
            if (recount.Add(row) is { } dossier)
            {
                stale.Add(dossier);
                found++;
            }

            if (stale.Count == DossiersPerRepost)
            {
                reposted += await RepostAsync(home, stale, known, cancellationToken);
                stale.Clear();
            }
        }

        reposted += await RepostAsync(home, stale, known, cancellationToken);
        return new HomeLook(
            recount.Version,
            [.. recount.Ledger.Where(row => row.Value.IsWrong)],
            await facts.FindAsync(home, recount, months, cancellationToken),
            found,
            reposted,
            recount.OldestPending,
            [.. recount.Ledger.Keys.Select(key => key.Agency).Distinct()]);
    }

    // As the recorder does for a state that did not change but posts otherwise now.
    private async Task<int> RepostAsync(
        string home, List<StoredDossier> stale, CatalogSnapshot known, CancellationToken cancellationToken)
    {
        if (stale.Count == 0)
        {
            return 0;
        }

        List<DossierChange> changes = [.. stale.Select(dossier => new DossierChange(dossier, dossier.State, dossier.Trace, Moves: [], known))];
        return await TryWriteAsync(home, HomeRows.Of(home, changes), cancellationToken) ? changes.Count : 0;
    }

    private async Task<AuditFindings> RepairAsync(string home, HomeLook look, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var repaired = 0;
        foreach (var part in look.Ledger.Chunk(RowsPerRepair))
        {
            var touched = TouchedRows.Row(home, part.Select(row => TouchedDay.Of(home, row.Key)));
            TableTransactionAction[] repair =
            [
                .. part.Select(row => row.Value.Repair(home, row.Key, now)),
                new TableTransactionAction(TableTransactionActionType.Add, touched),
            ];
            repaired += await TryWriteAsync(home, repair, cancellationToken) ? part.Length : 0;
        }

        if (look.Facts.Count > 0)
        {
            var days = look.Facts.Select(key => TouchedDay.Of(home, key));
            await republication.RequestAsync(home, days, cancellationToken);
        }

        // May be one too many: a row that was written counts as unrepaired where its answer was lost and a roll-up has already
        // consumed the touched row that would show it.
        var left = repaired < look.Ledger.Count ? 1 : 0;
        return new AuditFindings(Left: left, LedgerRows: repaired, FactsRows: look.Facts.Count);
    }

    // Marks the home afterwards, as the recorder does.
    private async Task<bool> TryWriteAsync(string home, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            await dossiers.SubmitTransactionAsync(actions, cancellationToken);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            if (!await IsWrittenAsync(home, actions[^1], cancellationToken))
            {
                return false; // A recorder or a roll-up came first; the next look, or the next round, sees what there is then.
            }
        }

        await marks.MarkAsync(home, cancellationToken);
        return true;
    }

    // The conflict may be with the own first try, whose answer was lost: then the row that it added under a key of its own is
    // there, unless a roll-up is done with it already, which leaves nothing to mark.
    private async Task<bool> IsWrittenAsync(string home, TableTransactionAction last, CancellationToken cancellationToken) =>
        last.ActionType == TableTransactionActionType.Add
        && (await dossiers.GetEntityIfExistsAsync<TableEntity>(home, last.Entity.RowKey, ["RowKey"], cancellationToken)).HasValue;

    private async Task<AuditFindings> CheckMarkAsync(string home, TableEntity? pending, CancellationToken cancellationToken)
    {
        if (pending is null || await marks.IsMarkedAsync(home, cancellationToken))
        {
            return new AuditFindings();
        }

        // Looked for once more: a roll-up may have been done with it and have taken the mark away.
        var stillThere = await dossiers.GetEntityIfExistsAsync<TableEntity>(home, pending.RowKey, ["RowKey"], cancellationToken);
        if (!stillThere.HasValue)
        {
            return new AuditFindings();
        }

        await marks.MarkAsync(home, cancellationToken);
        return new AuditFindings(LostMarks: time.GetUtcNow() - pending.Timestamp > LongestUnmarked ? 1 : 0);
    }
}
