using Azure;
using Azure.Data.Tables;
using Dvc.Core.Postings;
using Dvc.Storage.Ledger;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>A ledger row as it ought to be and as it stands.</summary>
/// <param name="Counted">What the home's dossiers post, less what deltas have still to bring.</param>
/// <param name="CountedAt">The sender's clock of the newest event behind that; null where there is none.</param>
/// <param name="Stored">What the row says; zero where there is none.</param>
/// <param name="StoredAt">The row's <c>lastEventAt</c>.</param>
/// <param name="ETag">The row's version; null where there is none.</param>
internal sealed record LedgerEntry(Counters Counted, Instant? CountedAt, Counters Stored, Instant? StoredAt, ETag? ETag)
{
    public static LedgerEntry None { get; } = new(Counters.Zero, CountedAt: null, Counters.Zero, StoredAt: null, ETag: null);

    public bool IsWrong => !Counted.Equals(Stored);

    public LedgerEntry Plus(Counters counters, Instant eventAt) => this with
    {
        Counted = Counted + counters,
        CountedAt = CountedAt is { } before ? Instant.Max(before, eventAt) : eventAt,
    };

    public LedgerEntry WithStored(TableEntity row) => this with
    {
        Stored = CounterColumns.ReadCounters(row),
        StoredAt = CounterColumns.LastEvent(row),
        ETag = row.ETag,
    };

    /// <summary>Makes the row what it ought to be, where it still is as read. Zeros stay a row.</summary>
    public TableTransactionAction Repair(string home, LedgerKey key, Instant now)
    {
        var row = new TableEntity(home, RowKeys.Ledger(key));
        CounterColumns.Write(row, new LedgerChange(Counted, StoredAt ?? CountedAt ?? now));
        return ETag is { } stored
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }
}
