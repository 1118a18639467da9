namespace Dvc.Cli.Samples;

/// <summary>Draws items with the frequencies of Zipf and Mandelbrot: the n-th in proportion to 1/(n + 10).</summary>
internal sealed class WeightedChoice<T>
{
    private const double Flattening = 10;

    private readonly IReadOnlyList<T> items;
    private readonly double[] upperBounds;

    public WeightedChoice(IReadOnlyList<T> items)
    {
        this.items = items;
        upperBounds = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++)
        {
            upperBounds[i] = sum += 1 / (i + Flattening);
        }
    }

    public T Draw(Random random)
    {
        var found = Array.BinarySearch(upperBounds, random.NextDouble() * upperBounds[^1]);
        return items[found >= 0 ? found : ~found];
    }
}
