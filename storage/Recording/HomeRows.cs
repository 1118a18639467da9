using Azure.Data.Tables;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Storage.Moves;
using NodaTime;

namespace Dvc.Storage.Recording;

/// <summary>The rows of one transaction: changed dossiers, the difference of their postings, and the dates they moved.</summary>
internal static class HomeRows
{
    // Rows with every counter then fit the 64 KiB of a property.
    public const int LedgerRowsPerDelta = 40;

    public static List<TableTransactionAction> Of(string home, IReadOnlyList<DossierChange> changes)
    {
        List<TableTransactionAction> fixedRows =
        [
            .. changes.Select(change => Write(home, change)),
            .. changes.SelectMany(change => change.Moves).Select(move => Add(MovedDateRow.InHome(home, move))),
        ];
        return [.. fixedRows, .. Deltas(home, changes, TableClientExtensions.TransactionRows - fixedRows.Count)];
    }

    private static TableTransactionAction Write(string home, DossierChange change)
    {
        var row = StoredDossier.Row(home, change.State, change.Postings, change.Trace);
        return change.Stored is { } stored
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag)
            : Add(row);
    }

    private static IEnumerable<TableTransactionAction> Deltas(string home, IEnumerable<DossierChange> changes, int room)
    {
        var ledger = LedgerChange.Sum(changes.SelectMany(
            change => change.Difference.Rows,
            (change, row) => KeyValuePair.Create(row.Key, new LedgerChange(row.Value, change.State.LastEventAt))));

        // A week to a delta, where the transaction has room: deltas of one week are folded together and write its ledger
        // rows once, while deltas that reach far would write the rows of many weeks again and again.
        var weeks = ledger
            .GroupBy(row => (row.Key.Agency, row.Key.Day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday))))
            .SelectMany(week => week.Chunk(LedgerRowsPerDelta))
            .ToList();
        return (weeks.Count <= room ? weeks : ledger.Chunk(LedgerRowsPerDelta))
            .Select(part => Add(new TableEntity(home, RowKeys.Unique(RowKeys.Deltas)) { ["changes"] = LedgerJson.Write(part) }));
    }

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
