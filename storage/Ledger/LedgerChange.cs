using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Storage.Ledger;

/// <summary>What one ledger row gains, or holds.</summary>
/// <param name="Counters">The amounts; those of a change may be negative.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind it.</param>
public sealed record LedgerChange(Counters Counters, Instant LastEventAt)
{
    /// <summary>Both together: amounts are added, the later event is kept.</summary>
    public static LedgerChange operator +(LedgerChange left, LedgerChange right) =>
        new(left.Counters + right.Counters, Instant.Max(left.LastEventAt, right.LastEventAt));
}
