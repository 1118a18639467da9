using Dvc.Core.Catalog;

namespace Dvc.Storage.Catalog;

/// <summary>Where the catalogue is known from.</summary>
public interface ICatalog
{
    /// <summary>The catalogue as it stands, which may be some seconds old.</summary>
    ValueTask<CatalogSnapshot> CurrentAsync(CancellationToken cancellationToken = default);
}
