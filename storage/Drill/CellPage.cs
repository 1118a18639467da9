using NodaTime;

namespace Dvc.Storage.Drill;

/// <summary>A page of the dossiers behind a figure.</summary>
/// <param name="Count">The figure, as the answers about figures have it.</param>
/// <param name="ChangedAt">When it last changed; null where nothing is counted.</param>
/// <param name="Dossiers">The dossiers, by where they are stored.</param>
/// <param name="Next">Where the next page begins; null after the last one.</param>
/// <param name="IsAhead">Whether the dossiers may be newer than the figure: some of them have changes that are not rolled up, or a roll-up came between.</param>
public sealed record CellPage(long Count, Instant? ChangedAt, IReadOnlyList<CellDossier> Dossiers, string? Next, bool IsAhead);
