using Dvc.Core;
using Dvc.Core.Catalog;

namespace Dvc.Storage.Catalog;

/// <summary>The catalogue in memory. A change shows within <see cref="MaxAge"/>, and where it is made at once.</summary>
/// <param name="store">The lists.</param>
/// <param name="time">The clock of the age.</param>
public sealed class CatalogReader(CatalogStore store, TimeProvider time) : ICatalog, IDisposable
{
    /// <summary>How long the catalogue is taken for what it was.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile Known? known;

    /// <inheritdoc />
    public async ValueTask<CatalogSnapshot> CurrentAsync(CancellationToken cancellationToken = default)
    {
        if (Fresh() is { } fresh)
        {
            return fresh.Snapshot;
        }

        await reading.WaitAsync(cancellationToken);
        try
        {
            return (Fresh() ?? (known = await ReadAsync(cancellationToken))).Snapshot;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The next one who asks gets the catalogue as it is then.</summary>
    public void Forget() => known = null;

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    private Known? Fresh() => known is { } last && time.GetElapsedTime(last.ReadAt) < MaxAge ? last : null;

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = time.GetTimestamp();
        var versions = await store.ReadVersionsAsync(cancellationToken);
        var version = string.Join(' ', versions.OrderBy(list => list.Key, StringComparer.Ordinal).Select(list => list.Value));
        if (known is { } last && last.Snapshot.Version == version)
        {
            return new Known(last.Snapshot, readAt);
        }

        var lists = await Task.WhenAll(Enum.GetValues<CatalogKind>().Select(kind => ReadAsync(kind, versions, cancellationToken)));
        return new Known(
            new CatalogSnapshot(
                version,
                lists[(int)CatalogKind.Agencies].Read(CatalogLists.Agencies),
                lists[(int)CatalogKind.Procedures].Read(CatalogLists.Procedures),
                lists[(int)CatalogKind.Calendar].Read(CatalogLists.Calendar),
                lists[(int)CatalogKind.Targets].Read(CatalogLists.Targets)),
            readAt);
    }

    private Task<StoredList> ReadAsync(CatalogKind kind, IReadOnlyDictionary<string, string> versions, CancellationToken cancellationToken) =>
        versions.ContainsKey(WireName<CatalogKind>.Of(kind)) ? store.ReadAsync(kind, cancellationToken) : Task.FromResult(StoredList.None);

    private sealed record Known(CatalogSnapshot Snapshot, long ReadAt);
}
