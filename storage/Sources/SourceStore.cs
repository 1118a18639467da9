using Azure;
using Azure.Data.Tables;
using Dvc.Core.Agencies;

namespace Dvc.Storage.Sources;

/// <summary>The sources. A key leaves here once, when it is made; only its hash is stored.</summary>
/// <param name="tables">The tables.</param>
/// <param name="keys">The keys in memory, which follow at once.</param>
/// <param name="conflicts">Tries again where another writer came first.</param>
/// <param name="time">The clock.</param>
public sealed class SourceStore(StorageTables tables, SourceKeys keys, Conflicts conflicts, TimeProvider time)
{
    private readonly TableClient sources = tables.Sources;

    /// <summary>
    /// Makes a source with its first key, or changes agency and limit of one that exists, whose keys stay. Of several who
    /// make one source at the same time, one gets a key.
    /// </summary>
    /// <returns>The source as it is now, and its key where it is new.</returns>
    public async Task<(Source Source, string? Key)> PutAsync(
        string id, AgencyCode agency, int requestsPerMinute, CancellationToken cancellationToken = default)
    {
        var key = SourceKey.Create();
        var hash = SourceKey.Hash(key);
        TableEntity? written = null;
        await conflicts.RetryAsync(
            async _ =>
            {
                var row = await FindAsync(id, cancellationToken) ?? SourceRow.Create(id, hash, time.GetUtcNow());
                row.Set(agency, requestsPerMinute);
                await WriteAsync(row, cancellationToken);
                written = row;
            },
            cancellationToken);
        return (SourceRow.Read(written!), written!.HasKey(hash) ? key : null);
    }

    /// <summary>
    /// Gives a source a new key. The previous one opens for <paramref name="grace"/> more, and the one before that no more.
    /// </summary>
    /// <returns>The source and its new key; null where there is no such source.</returns>
    public async Task<(Source Source, string Key)?> RotateAsync(string id, TimeSpan grace, CancellationToken cancellationToken = default)
    {
        var key = SourceKey.Create();
        var hash = SourceKey.Hash(key);
        TableEntity? rotated = null;
        await conflicts.RetryAsync(
            async _ =>
            {
                rotated = await FindAsync(id, cancellationToken);
                if (rotated?.HasKey(hash) == false)
                {
                    rotated.Rotate(hash, time.GetUtcNow() + grace);
                    await WriteAsync(rotated, cancellationToken);
                }
            },
            cancellationToken);
        return rotated is null ? null : (SourceRow.Read(rotated), key);
    }

    /// <summary>Revokes a source's keys: here at once, in other processes within <see cref="SourceKeys.MaxAge"/>.</summary>
    /// <returns>Whether there was such a source.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        var answer = await sources.DeleteEntityAsync(SourceRow.Partition, id, ETag.All, cancellationToken);
        keys.Forget();
        return answer.Status != 404;
    }

    /// <summary>One source; null where there is none of that id.</summary>
    public async Task<Source?> GetAsync(string id, CancellationToken cancellationToken = default) =>
        await FindAsync(id, cancellationToken) is { } row ? SourceRow.Read(row) : null;

    /// <summary>Every source, by id.</summary>
    public async Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await sources.ReadAsync(TableClient.CreateQueryFilter($"PartitionKey eq {SourceRow.Partition}"), cancellationToken)).Select(SourceRow.Read)];

    private async Task<TableEntity?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await sources.GetEntityIfExistsAsync<TableEntity>(SourceRow.Partition, id, cancellationToken: cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    // Never over another's change: a row that was read has its ETag, one that is new must be so.
    private async Task WriteAsync(TableEntity row, CancellationToken cancellationToken)
    {
        if (row.ETag == default)
        {
            await sources.AddEntityAsync(row, cancellationToken);
        }
        else
        {
            await sources.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
        }

        keys.Forget();
    }
}
