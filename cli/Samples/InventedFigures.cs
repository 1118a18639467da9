namespace Dvc.Cli.Samples;

/// <summary>What no article prints and a replay needs nevertheless; nothing is compared with it.</summary>
/// <param name="Note">What is invented, for who reads the table.</param>
/// <param name="Counts">Dossiers, and services, of every figure that is not printed as a count.</param>
internal sealed record InventedFigures(
    string Note,
    IReadOnlyDictionary<Figure, int>? Counts = null)
{
    public int? Count(Figure figure) => Counts is not null && Counts.TryGetValue(figure, out var count) ? count : null;
}
