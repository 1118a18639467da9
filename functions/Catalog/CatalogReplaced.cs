namespace Dvc.Functions.Catalog;

/// <summary>What a list of the catalogue was replaced by.</summary>
/// <param name="Kind">The list.</param>
/// <param name="Version">Its version from now on.</param>
/// <param name="Entries">How many entries it has.</param>
public sealed record CatalogReplaced(string Kind, string Version, int Entries);
