using Dvc.Core.Catalog;
using Dvc.Storage.Catalog;

namespace Dvc.Testing.Storage;

/// <summary>A catalogue that no table holds.</summary>
/// <param name="snapshot">The catalogue, until it is changed.</param>
public sealed class FixedCatalog(CatalogSnapshot snapshot) : ICatalog
{
    public CatalogSnapshot Snapshot { get; set; } = snapshot;

    public ValueTask<CatalogSnapshot> CurrentAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(Snapshot);
}
