using Azure.Data.Tables;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>A row that is computed anew from its inputs whenever they may have changed.</summary>
/// <param name="PartitionKey">The row's partition.</param>
/// <param name="RowKey">The row's key within it.</param>
/// <param name="Values">The sum of its inputs.</param>
internal sealed record DerivedRow(string PartitionKey, string RowKey, LedgerChange Values)
{
    public const string ChangedAt = "changedAt";

    /// <summary>Columns of this row alone that are derived with it.</summary>
    public IReadOnlyDictionary<string, object> Columns { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary>What a row comes to that nothing is the input of.</summary>
    public static DerivedRow OfNothing(TableEntity stored) =>
        new(stored.PartitionKey, stored.RowKey, CounterColumns.Read(stored) with { Counters = Counters.Zero });

    /// <summary>Overwrites <paramref name="stored"/>, or inserts where there is none; always, even where the value is equal.</summary>
    /// <param name="stored">The row as read.</param>
    /// <param name="labels">Further columns, which queries filter by.</param>
    /// <param name="now">The present.</param>
    public TableTransactionAction Write(TableEntity? stored, IReadOnlyDictionary<string, string> labels, Instant now)
    {
        var row = new TableEntity(PartitionKey, RowKey);
        foreach (var (column, value) in labels)
        {
            row[column] = value;
        }

        foreach (var (column, value) in Columns)
        {
            row[column] = value;
        }

        CounterColumns.Write(row, Values);
        var unchangedSince = stored is not null && IsSame(stored) ? stored.GetDateTimeOffset(ChangedAt) : null;
        row[ChangedAt] = unchangedSince ?? now.ToDateTimeOffset();
        return stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag);
    }

    private bool IsSame(TableEntity stored) =>
        CounterColumns.Read(stored) == Values
        && Columns.All(column => !stored.TryGetValue(column.Key, out var value) // An earlier release did not have it.
            || (column.Value is byte[] bytes ? value is byte[] before && bytes.AsSpan().SequenceEqual(before) : column.Value.Equals(value)));
}
