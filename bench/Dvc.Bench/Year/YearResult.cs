namespace Dvc.Bench.Year;

/// <summary>What became of a year.</summary>
/// <param name="Events">How many events were sent, repeats included.</param>
/// <param name="Elapsed">From the first delivery to the last figure.</param>
/// <param name="Reader">What was read meanwhile.</param>
/// <param name="Comparison">How the figures compare in the end.</param>
internal sealed record YearResult(int Events, TimeSpan Elapsed, YearReader Reader, YearComparison Comparison)
{
    /// <summary>Whether every figure is right, and no answer contradicted itself on the way.</summary>
    public bool IsRight => Comparison.Differences.Count == 0 && Reader.Contradictions.Count == 0;
}
