using Azure;
using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>
/// The marks that tell the roll-up which homes have deltas, so that its cost follows what changed and never the history.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock that marks are dated by.</param>
public sealed class DirtyMarks(StorageTables tables, TimeProvider time)
{
    private const string Marks = "mark";

    private readonly TableClient dirty = tables.Dirty;

    /// <summary>Marks <paramref name="home"/>, whether it is marked already or not: the mark's new version says that there is more to do.</summary>
    public Task MarkAsync(string home, CancellationToken cancellationToken = default) => UpsertAsync(home, time.GetUtcNow(), cancellationToken);

    /// <summary>
    /// Marks the home of <paramref name="mark"/> anew, be its mark gone meanwhile or not, so that nobody takes it away who read
    /// an earlier version. It stays as old as it was: what it stands for does.
    /// </summary>
    /// <returns>The mark in its new version.</returns>
    internal async Task<DirtyMark> RenewAsync(DirtyMark mark, CancellationToken cancellationToken)
    {
        var written = await UpsertAsync(mark.Home, mark.MarkedAt.ToDateTimeOffset(), cancellationToken);
        return mark with { ETag = written.Headers.ETag!.Value };
    }

    /// <summary>Whether <paramref name="home"/> is marked.</summary>
    public async Task<bool> IsMarkedAsync(string home, CancellationToken cancellationToken = default) =>
        (await dirty.GetEntityIfExistsAsync<TableEntity>(Marks, home, cancellationToken: cancellationToken)).HasValue;

    /// <summary>The marks that stand, by home.</summary>
    public async Task<IReadOnlyList<DirtyMark>> ListAsync(CancellationToken cancellationToken = default)
    {
        var rows = await dirty.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Marks}"), cancellationToken);
        return [.. rows.Select(row => new DirtyMark(row.RowKey, Instant.FromDateTimeOffset(row.GetDateTimeOffset("markedAt")!.Value), row.ETag))];
    }

    /// <summary>Takes the mark away, unless the home was marked again since <paramref name="mark"/> was read.</summary>
    public async Task DeleteAsync(DirtyMark mark, CancellationToken cancellationToken = default)
    {
        try
        {
            await dirty.DeleteEntityAsync(Marks, mark.Home, mark.ETag, cancellationToken);
        }
        catch (RequestFailedException conflict) when (conflict.IsConflict())
        {
            // Marked again: the next roll-up has more to do. Deleted: another roll-up was as far.
        }
    }

    private Task<Response> UpsertAsync(string home, DateTimeOffset markedAt, CancellationToken cancellationToken) =>
        dirty.UpsertEntityAsync(new TableEntity(Marks, home) { ["markedAt"] = markedAt }, TableUpdateMode.Replace, cancellationToken);
}
