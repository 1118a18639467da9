using Azure;
using Azure.Data.Tables;
using Dvc.Core;
using Dvc.Storage.Ingest;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>
/// What answers go by: the figures' version, which is another one, never seen before, after every change of kpis and every
/// publication, and what is not in the figures yet (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="queue">What waits to be recorded.</param>
/// <param name="marks">What waits to be rolled up.</param>
/// <param name="time">The clock of the age.</param>
public sealed class FiguresJournal(StorageTables tables, EventQueue queue, DirtyMarks marks, TimeProvider time)
{
    private const string Partition = "journal";
    private const string Row = "figures";
    private const string Version = "version";

    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(2.5);

    private readonly Remembered<FiguresState> remembered = new(_ => ReadAsync(tables, queue, marks, time), MaxAge, time);

    /// <summary>For how long a state is believed: another process' change shows so much later at most.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromSeconds(6);

    /// <summary>How often it is read while answers are asked for: before it is too old, so that nobody waits for it.</summary>
    public static TimeSpan ReadingInterval { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The state, read less than <see cref="MaxAge"/> ago; a change by this process shows at once.</summary>
    public ValueTask<FiguresState> CurrentAsync(CancellationToken cancellationToken = default) => remembered.CurrentAsync(cancellationToken);

    /// <summary>The state, read less than <paramref name="maxAge"/> ago.</summary>
    public ValueTask<FiguresState> WithinAsync(TimeSpan maxAge, CancellationToken cancellationToken = default) =>
        remembered.WithinAsync(maxAge, cancellationToken);

    /// <summary>Asks storage for one row, to learn soon where it does not answer.</summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    public async Task RequireStorageAsync(CancellationToken cancellationToken = default)
    {
        using var briefly = StorageRetries.Briefly(LongestRequest);
        await ReadRowAsync(tables, cancellationToken);
    }

    /// <summary>Notes that something has changed. To be called after the change is made.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            // Unique and not counted up: two who count at once could come to the same number, and the second change would not show.
            await tables.Dirty.UpsertEntityAsync(
                new TableEntity(Partition, Row) { [Version] = RowKeys.Unique("") }, TableUpdateMode.Replace, cancellationToken);
        }
        finally
        {
            // It may be written though the answer was lost.
            remembered.Forget();
        }
    }

    // In this order, which is the way of an event: what is in none of the queues is marked, what is not marked is published,
    // and what is published is in the figures of the version that is read last.
    private static async Task<FiguresState> ReadAsync(StorageTables tables, EventQueue queue, DirtyMarks marks, TimeProvider time)
    {
        // Every answer of figures begins with this: where storage does not answer, it is known soon.
        using var briefly = StorageRetries.Briefly(LongestRequest);
        var since = time.Now();
        var messages = await queue.InspectAsync();
        var marked = await marks.ListAsync();
        var row = await ReadRowAsync(tables, CancellationToken.None);
        return new FiguresState(row.HasValue ? row.Value!.GetString(Version) : "", Pending(messages, marked), since);
    }

    private static Task<NullableResponse<TableEntity>> ReadRowAsync(StorageTables tables, CancellationToken cancellationToken) =>
        tables.Dirty.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);

    private static PendingWork? Pending(QueueState messages, IReadOnlyList<DirtyMark> marked)
    {
        Instant?[] times = [messages.OldestInsertedOn is { } oldest ? Instant.FromDateTimeOffset(oldest) : null, marked.Min(mark => (Instant?)mark.MarkedAt)];
        return messages.Depth == 0 && messages.PoisonDepth == 0 && marked.Count == 0
            ? null
            : new PendingWork(messages.Depth, messages.PoisonDepth, marked.Count, times.Min());
    }
}
