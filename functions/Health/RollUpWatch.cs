using NodaTime;

namespace Dvc.Functions.Health;

/// <summary>
/// Remembers since when this process sees changes wait without any roll-up that ends. A home that is delivered to again and
/// again is marked anew each time, so its mark never looks old.
/// </summary>
public sealed class RollUpWatch
{
    private readonly Lock gate = new();
    private (Instant? FinishedAt, Instant Since)? stalled;

    /// <summary>Since when nothing was rolled up though something waits, as far as this was asked; null where nothing waits.</summary>
    /// <param name="isPending">Whether anything waits now.</param>
    /// <param name="finishedAt">When the last roll-up ended.</param>
    /// <param name="now">The present.</param>
    public Instant? StalledSince(bool isPending, Instant? finishedAt, Instant now)
    {
        lock (gate)
        {
            stalled = !isPending ? null
                : stalled is { } known && known.FinishedAt == finishedAt ? known
                : (finishedAt, now);
            return stalled?.Since;
        }
    }
}
