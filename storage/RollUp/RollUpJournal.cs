using Azure.Data.Tables;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>When the last roll-up ended, kept beside the marks.</summary>
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

    /// <summary>When the last roll-up ended; null before the first.</summary>
    public async Task<Instant?> ReadLastAsync(CancellationToken cancellationToken = default)
    {
        var row = await tables.Dirty.GetEntityIfExistsAsync<TableEntity>(Partition, Last, cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.GetDateTimeOffset("finishedAt") is { } time ? Instant.FromDateTimeOffset(time) : null;
    }
}
