using Dvc.Core;
using Dvc.Core.Catalog;

namespace Dvc.Storage.Catalog;

/// <summary>The catalogue in memory. A change shows within <see cref="MaxAge"/>, and where it is made at once.</summary>
/// <param name="store">The lists.</param>
/// <param name="time">The clock of the age.</param>
public sealed class CatalogReader(CatalogStore store, TimeProvider time) : ICatalog
{
    private readonly Remembered<CatalogSnapshot> remembered = new(last => ReadAsync(store, last), MaxAge, time);

    /// <summary>How long the catalogue is taken for what it was.</summary>
    public static TimeSpan MaxAge { get; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public ValueTask<CatalogSnapshot> CurrentAsync(CancellationToken cancellationToken = default) => remembered.CurrentAsync(cancellationToken);

    /// <summary>The catalogue, read less than <paramref name="maxAge"/> ago.</summary>
    public ValueTask<CatalogSnapshot> WithinAsync(TimeSpan maxAge, CancellationToken cancellationToken = default) =>
        remembered.WithinAsync(maxAge, cancellationToken);

    /// <summary>The next one who asks gets the catalogue as it is then.</summary>
    public void Forget() => remembered.Forget();

    private static async Task<CatalogSnapshot> ReadAsync(CatalogStore store, CatalogSnapshot? last)
    {
        var versions = await store.ReadVersionsAsync();
        var version = string.Join(' ', versions.OrderBy(list => list.Key, StringComparer.Ordinal).Select(list => list.Value));
        if (last?.Version == version)
        {
            return last;
        }

        var lists = await Task.WhenAll(Enum.GetValues<CatalogKind>().Select(kind => ReadAsync(store, kind, versions)));
        return new CatalogSnapshot(
            version,
            lists[(int)CatalogKind.Agencies].Read(CatalogLists.Agencies),
            lists[(int)CatalogKind.Procedures].Read(CatalogLists.Procedures),
            lists[(int)CatalogKind.Calendar].Read(CatalogLists.Calendar),
            lists[(int)CatalogKind.Targets].Read(CatalogLists.Targets));
    }

    private static Task<StoredList> ReadAsync(CatalogStore store, CatalogKind kind, IReadOnlyDictionary<string, string> versions) =>
        versions.ContainsKey(WireName<CatalogKind>.Of(kind)) ? store.ReadAsync(kind) : Task.FromResult(StoredList.None);
}
