using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>When the last roll-up ended and how far one is, kept beside the marks in one row.</summary>
/// <param name="tables">The tables.</param>
/// <param name="time">The clock.</param>
public sealed class RollUpJournal(StorageTables tables, TimeProvider time)
{
    private const string Partition = "journal";
    private const string Last = "rollup";

    /// <summary>Notes that a roll-up of <paramref name="homes"/> homes ended now.</summary>
    public Task WriteAsync(int homes, CancellationToken cancellationToken = default) =>
        tables.Dirty.UpsertEntityAsync(
            new TableEntity(Partition, Last) { ["finishedAt"] = time.GetUtcNow(), ["homes"] = homes },
            TableUpdateMode.Replace,
            cancellationToken);

    /// <summary>Notes how far a run is, for the answers' readers alone: nothing depends on it.</summary>
    internal Task WriteAsync(RollUpProgress progress, CancellationToken cancellationToken) =>
        tables.Dirty.UpsertEntityAsync(
            new TableEntity(Partition, Last)
            {
                ["startedAt"] = progress.StartedAt.ToDateTimeOffset(),
                ["toldAt"] = progress.ToldAt.ToDateTimeOffset(),
                ["rows"] = progress.Rows,
                ["published"] = progress.Published,
            },
            TableUpdateMode.Merge,
            cancellationToken);

    /// <summary>What is known, by one request.</summary>
    public async Task<RollUpState> ReadAsync(CancellationToken cancellationToken = default)
    {
        var read = await tables.Dirty.GetEntityIfExistsAsync<TableEntity>(Partition, Last, cancellationToken: cancellationToken);
        var row = read.HasValue ? read.Value! : [];
        var progress = At("startedAt") is { } startedAt && At("toldAt") is { } toldAt
            ? new RollUpProgress(startedAt, toldAt, row.GetInt64("rows") ?? 0, row.GetInt64("published") ?? 0)
            : null;
        return new RollUpState(At("finishedAt"), progress);

        Instant? At(string column) => row.GetDateTimeOffset(column) is { } time ? Instant.FromDateTimeOffset(time) : null;
    }
}
