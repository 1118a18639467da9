using Dvc.Core.Dossiers;

namespace Dvc.Storage.Moves;

/// <summary>A page of moved dates.</summary>
/// <param name="Moves">The moves, by month and agency.</param>
/// <param name="Next">Where the next page begins; null after the last one.</param>
public sealed record MovedDatesPage(IReadOnlyList<MovedDate> Moves, string? Next);
