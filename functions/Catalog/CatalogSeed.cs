using Dvc.Core;
using Dvc.Functions.Http;
using Dvc.Storage.Catalog;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Catalog;

/// <summary>
/// What Dvc knows of the country by itself: the provinces, and the working calendar. A list that was ever stored is left
/// alone, and of several processes that begin at once one stores it.
/// </summary>
/// <param name="store">The lists.</param>
/// <param name="logger">The log.</param>
public sealed class CatalogSeed(CatalogStore store, ILogger<CatalogSeed> logger)
{
    private const int MaxBytes = 1024 * 1024;
    private static readonly CatalogKind[] Kinds = [CatalogKind.Agencies, CatalogKind.Calendar];

    /// <summary>Stores the lists that were never stored.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken = default)
    {
        var versions = await store.ReadVersionsAsync(cancellationToken);
        foreach (var kind in Kinds.Where(kind => !versions.ContainsKey(WireName<CatalogKind>.Of(kind))))
        {
            var name = WireName<CatalogKind>.Of(kind);
            await using var file = typeof(CatalogSeed).Assembly.GetManifestResourceStream($"Seed/{name}.csv")!;
            var content = await file.ReadAtMostAsync(MaxBytes, cancellationToken);
            var list = CatalogRules.List(kind);
            var (entries, _) = CatalogRules.Check(list, CatalogForm.ReadCsv(content!.Value, list.Columns));
            if (await store.ReplaceAsync(kind, entries!, version: "", cancellationToken) is not null)
            {
                logger.CatalogSeeded(name, entries!.Count);
            }
        }
    }
}
