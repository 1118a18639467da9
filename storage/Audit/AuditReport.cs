using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>How far the audit is and what it found.</summary>
/// <param name="StartedAt">When the last run began.</param>
/// <param name="FinishedAt">When a run last ended; null before the first did.</param>
/// <param name="LastDifferenceAt">When a difference was last found; null where none ever was.</param>
/// <param name="Last">What the last run found, so far where it is not over or died.</param>
/// <param name="Total">What all runs found.</param>
/// <param name="Cursor">The unit that was audited last.</param>
public sealed record AuditReport(
    Instant StartedAt, Instant? FinishedAt, Instant? LastDifferenceAt, AuditFindings Last, AuditFindings Total, string? Cursor)
{
    /// <summary>A run that begins at <paramref name="now"/> and goes on where the one before stopped.</summary>
    internal static AuditReport Begin(AuditReport? before, Instant now) => before is null
        ? new AuditReport(now, FinishedAt: null, LastDifferenceAt: null, new AuditFindings(), new AuditFindings(), Cursor: null)
        : before with { StartedAt = now, Last = new AuditFindings() };

    /// <summary>With what <paramref name="unit"/> showed.</summary>
    internal AuditReport Plus(AuditUnit unit, AuditFindings found, Instant now) => this with
    {
        LastDifferenceAt = found.HasDifferences ? now : LastDifferenceAt,
        Last = Last + found,
        Total = Total + found,
        Cursor = unit.ToString(),
    };
}
