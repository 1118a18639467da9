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
    private int changes;

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
            // One that was under way when this process changed a list may lack the change: the count before it tells.
            return (Fresh() ?? (known = await ReadAsync(cancellationToken))).Snapshot;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The next one who asks gets the catalogue as it is then.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        known = null;
    }

    /// <inheritdoc />
    public void Dispose() => reading.Dispose();

    // A clock that was set back makes nothing younger.
    private Known? Fresh() =>
        known is { } last && last.Changes == Volatile.Read(ref changes)
            && time.GetUtcNow() - last.ReadAt is var age && age >= TimeSpan.Zero && age < MaxAge
            ? last
            : null;

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        var before = Volatile.Read(ref changes);
        var readAt = time.GetUtcNow();
        var versions = await store.ReadVersionsAsync(cancellationToken);
        var version = string.Join(' ', versions.OrderBy(list => list.Key, StringComparer.Ordinal).Select(list => list.Value));
        if (known is { } last && last.Snapshot.Version == version)
        {
            return new Known(last.Snapshot, readAt, before);
        }

        var lists = await Task.WhenAll(Enum.GetValues<CatalogKind>().Select(kind => ReadAsync(kind, versions, cancellationToken)));
        return new Known(
            new CatalogSnapshot(
                version,
                lists[(int)CatalogKind.Agencies].Read(CatalogLists.Agencies),
                lists[(int)CatalogKind.Procedures].Read(CatalogLists.Procedures),
                lists[(int)CatalogKind.Calendar].Read(CatalogLists.Calendar),
                lists[(int)CatalogKind.Targets].Read(CatalogLists.Targets)),
            readAt,
            before);
    }

    private Task<StoredList> ReadAsync(CatalogKind kind, IReadOnlyDictionary<string, string> versions, CancellationToken cancellationToken) =>
        versions.ContainsKey(WireName<CatalogKind>.Of(kind)) ? store.ReadAsync(kind, cancellationToken) : Task.FromResult(StoredList.None);

    private sealed record Known(CatalogSnapshot Snapshot, DateTimeOffset ReadAt, int Changes);
}
