namespace Dvc.Bench.Ingest;

internal static class SequenceExtensions
{
    /// <summary>The value in the middle, or the mean of the two there.</summary>
    public static double Median(this IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
