using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>A time as the oldest snapshot that had one reported it.</summary>
/// <param name="ReportedBy">The place of that snapshot, so that merging stays independent of the order of arrival.</param>
/// <param name="Time">The time it reported.</param>
public sealed record FirstReport(SnapshotOrder ReportedBy, Instant Time)
{
    /// <summary>The older of two reports; null only where neither exists.</summary>
    public static FirstReport? Older(FirstReport? one, FirstReport? other) =>
        one is null ? other
        : other is null ? one
        : one.ReportedBy.CompareTo(other.ReportedBy) <= 0 ? one : other;
}
