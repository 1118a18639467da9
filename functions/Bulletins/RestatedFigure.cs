namespace Dvc.Functions.Bulletins;

/// <summary>A figure that is not any more what was published.</summary>
/// <param name="Published">As published; null where it had no value.</param>
/// <param name="Live">As it is now; null where it has no value.</param>
/// <param name="Difference">Live less published; null where either has no value.</param>
public sealed record RestatedFigure(decimal? Published, decimal? Live, decimal? Difference);
