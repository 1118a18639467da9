using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>Per closed status the oldest <c>updatedAt</c> that reported it: the closing date where no finish date is given.</summary>
/// <param name="Refused">First reported as refused.</param>
/// <param name="Withdrawn">First reported as withdrawn.</param>
/// <param name="Stopped">First reported as stopped.</param>
/// <param name="Resolved">First reported as resolved.</param>
/// <param name="Returned">First reported as returned.</param>
public sealed record ClosingReports(
    Instant? Refused = null,
    Instant? Withdrawn = null,
    Instant? Stopped = null,
    Instant? Resolved = null,
    Instant? Returned = null)
{
    /// <summary>What one snapshot reports.</summary>
    public static ClosingReports Of(DossierSnapshot snapshot) => snapshot.Status switch
    {
        DossierStatus.Refused => new(Refused: snapshot.UpdatedAt),
        DossierStatus.Withdrawn => new(Withdrawn: snapshot.UpdatedAt),
        DossierStatus.Stopped => new(Stopped: snapshot.UpdatedAt),
        DossierStatus.Resolved => new(Resolved: snapshot.UpdatedAt),
        DossierStatus.Returned => new(Returned: snapshot.UpdatedAt),
        _ => new(),
    };

    /// <summary>When <paramref name="status"/> was first reported; null where it never was.</summary>
    public Instant? this[DossierStatus status] => status switch
    {
        DossierStatus.Refused => Refused,
        DossierStatus.Withdrawn => Withdrawn,
        DossierStatus.Stopped => Stopped,
        DossierStatus.Resolved => Resolved,
        DossierStatus.Returned => Returned,
        _ => null,
    };

    /// <summary>The earlier of both for each status.</summary>
    public ClosingReports Merge(ClosingReports other) => new(
        Earlier(Refused, other.Refused),
        Earlier(Withdrawn, other.Withdrawn),
        Earlier(Stopped, other.Stopped),
        Earlier(Resolved, other.Resolved),
        Earlier(Returned, other.Returned));

    private static Instant? Earlier(Instant? one, Instant? other) =>
        one is null || other < one ? other ?? one : one;
}
