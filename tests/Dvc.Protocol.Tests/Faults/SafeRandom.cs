namespace Dvc.Protocol.Tests.Faults;

/// <summary>Chance from a seed, for several workers at once.</summary>
internal sealed class SafeRandom(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    /// <summary>From 0 to below 1.</summary>
    public double Chance()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }

    public int Next(int from, int before)
    {
        lock (gate)
        {
            return random.Next(from, before);
        }
    }
}
