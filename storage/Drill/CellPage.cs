namespace Dvc.Storage.Drill;

/// <summary>A page of the dossiers behind a figure.</summary>
/// <param name="Dossiers">The dossiers, by where they are stored.</param>
/// <param name="Next">Where the next page begins; null after the last one.</param>
public sealed record CellPage(IReadOnlyList<CellDossier> Dossiers, string? Next);
