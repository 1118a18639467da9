using Azure;
using Azure.Data.Tables;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>Folds a home's deltas into its ledger (<c>docs/protocol.md</c>, roll-up, step 2).</summary>
/// <param name="tables">The tables.</param>
/// <param name="marks">Keeps a home marked for as long as what is folded is not published.</param>
/// <param name="conflicts">What to do when another roll-up comes first.</param>
public sealed class LedgerFolder(StorageTables tables, DirtyMarks marks, Conflicts conflicts)
{
    private const int MostRounds = 8;

    // One more row says what was touched.
    private const int RowsPerFold = TableClientExtensions.TransactionRows - 1;

    // Days that no delta touches are read along with their neighbours: cheaper than asking again.
    private const int DaysWorthSkipping = 15;

    private readonly TableClient dossiers = tables.Dossiers;

    /// <summary>
    /// Folds until a query finds no delta of the home of <paramref name="mark"/>. Where recorders write new ones as fast as they are
    /// folded it stops all the same, so that what is folded gets published; then the home must stay marked.
    /// </summary>
    /// <returns>The mark in the version that may be deleted once what is folded is published; null where deltas were left.</returns>
    public async Task<DirtyMark?> FoldAsync(DirtyMark mark, CancellationToken cancellationToken = default)
    {
        var isEmpty = false;

        // After a failed transaction the deltas are asked for again, never skipped: another roll-up may have folded
        // some of them and left the rest.
        await conflicts.RetryAsync(
            async _ =>
            {
                for (var round = 0; round < MostRounds && !isEmpty; round++)
                {
                    var deltas = await ReadDeltasAsync(mark.Home, cancellationToken);
                    isEmpty = deltas.Count == 0;
                    if (!isEmpty)
                    {
                        // Between the two: whoever reads this version finds these deltas, or else what their fold leaves to publish.
                        mark = await marks.RenewAsync(mark, cancellationToken);
                    }

                    foreach (var fold in Plan(deltas))
                    {
                        await FoldAsync(mark.Home, fold, cancellationToken);
                    }
                }
            },
            cancellationToken);
        return isEmpty ? mark : null;
    }

    private async Task<List<Delta>> ReadDeltasAsync(string home, CancellationToken cancellationToken)
    {
        var rows = await dossiers.ReadRangeAsync(home, RowKeys.Deltas, RowKeys.After(RowKeys.Deltas), cancellationToken);
        return [.. rows.Select(row => new Delta(row.RowKey, row.ETag, [.. LedgerJson.ReadChanges(row.GetBinary("changes"))]))];
    }

    // Deltas of the same days share ledger rows, so neighbours by their first row are folded together.
    private static IEnumerable<List<Delta>> Plan(IEnumerable<Delta> deltas)
    {
        List<Delta> fold = [];
        HashSet<LedgerKey> ledger = [];
        foreach (var delta in deltas.OrderBy(delta => delta.Changes[0].Key))
        {
            var touched = delta.Changes.Count(change => !ledger.Contains(change.Key));
            if (fold.Count + 1 + ledger.Count + touched > RowsPerFold)
            {
                yield return fold;
                fold = [];
                ledger = [];
            }

            fold.Add(delta);
            ledger.UnionWith(delta.Changes.Select(change => change.Key));
        }

        if (fold.Count > 0)
        {
            yield return fold;
        }
    }

    private async Task FoldAsync(string home, List<Delta> deltas, CancellationToken cancellationToken)
    {
        var changes = LedgerChange.Sum(deltas.SelectMany(delta => delta.Changes));
        var ledger = await ReadLedgerAsync(home, changes.Keys, cancellationToken);
        await dossiers.SubmitTransactionAsync(
            [
                .. changes.Select(change => WriteLedger(home, change.Key, change.Value, ledger.GetValueOrDefault(RowKeys.Ledger(change.Key)))),
                .. deltas.Select(delta => new TableTransactionAction(
                    TableTransactionActionType.Delete, new TableEntity(home, delta.RowKey), delta.ETag)),
                new TableTransactionAction(TableTransactionActionType.Add, TouchedRows.Row(home, changes.Keys.Select(key => TouchedDay.Of(home, key)))),
            ],
            cancellationToken);
    }

    // Written with If-Match: that the deltas are deleted with it does not keep two folds of other deltas apart.
    private static TableTransactionAction WriteLedger(string home, LedgerKey key, LedgerChange change, TableEntity? stored)
    {
        var row = new TableEntity(home, RowKeys.Ledger(key));
        CounterColumns.Write(row, stored is null ? change : CounterColumns.Read(stored) + change);
        return stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag);
    }

    private async Task<Dictionary<string, TableEntity>> ReadLedgerAsync(string home, IEnumerable<LedgerKey> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var runs = keys
            .Select(key => (key.Agency, key.Day))
            .Runs((one, next) => one.Agency == next.Agency && Period.DaysBetween(one.Day, next.Day) <= DaysWorthSkipping);
        foreach (var run in runs)
        {
            var from = RowKeys.LedgerDay(run[0].Agency, run[0].Day);
            var before = RowKeys.After(RowKeys.LedgerDay(run[^1].Agency, run[^1].Day));
            foreach (var row in await dossiers.ReadRangeAsync(home, from, before, cancellationToken))
            {
                found[row.RowKey] = row;
            }
        }

        return found;
    }

    private sealed record Delta(string RowKey, ETag ETag, IReadOnlyList<KeyValuePair<LedgerKey, LedgerChange>> Changes);
}
