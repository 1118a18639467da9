using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Storage.Ledger;

/// <summary>What one ledger row gains, or holds.</summary>
/// <param name="Counters">The amounts; those of a change may be negative.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind it.</param>
public sealed record LedgerChange(Counters Counters, Instant LastEventAt)
{
    /// <summary>Nothing, of no time.</summary>
    public static LedgerChange None { get; } = new(Counters.Zero, NodaConstants.UnixEpoch);

    /// <summary>The sum of <paramref name="changes"/>, whose keys may repeat, by key and in its order. What adds up to zero stays.</summary>
    public static SortedDictionary<LedgerKey, LedgerChange> Sum(IEnumerable<KeyValuePair<LedgerKey, LedgerChange>> changes)
    {
        var sum = new SortedDictionary<LedgerKey, LedgerChange>();
        foreach (var (key, change) in changes)
        {
            sum[key] = sum.TryGetValue(key, out var before) ? before + change : change;
        }

        return sum;
    }

    /// <summary>Both together: amounts are added, the later event is kept.</summary>
    public static LedgerChange operator +(LedgerChange left, LedgerChange right) =>
        new(left.Counters + right.Counters, Instant.Max(left.LastEventAt, right.LastEventAt));
}
