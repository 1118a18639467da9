using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>A due or finish date as one snapshot reported it.</summary>
/// <param name="ReportedBy">The place of that snapshot, so that merging stays independent of the order of arrival.</param>
/// <param name="Time">The time it reported.</param>
/// <param name="ArrivedAt">When the snapshot first arrived here: the one time that no sender can set.</param>
public sealed record ReportedDate(SnapshotOrder ReportedBy, Instant Time, Instant ArrivedAt)
{
    /// <summary>The date in Vietnam that was reported.</summary>
    public LocalDate Date => Time.DateInVietnam();

    /// <summary>The older of two reports; null only where neither exists.</summary>
    public static ReportedDate? Older(ReportedDate? one, ReportedDate? other) => Choose(one, other, sign: -1);

    /// <summary>The newer of two reports; null only where neither exists.</summary>
    public static ReportedDate? Newer(ReportedDate? one, ReportedDate? other) => Choose(one, other, sign: 1);

    private static ReportedDate? Choose(ReportedDate? one, ReportedDate? other, int sign)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        var order = one.ReportedBy.CompareTo(other.ReportedBy);
        return order == 0 ? one with { ArrivedAt = Instant.Min(one.ArrivedAt, other.ArrivedAt) }
            : Math.Sign(order) == sign ? one : other;
    }
}
