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
    /// <summary>What one snapshot or step reports.</summary>
    /// <param name="status">The status.</param>
    /// <param name="at">Its time by the sender's clock.</param>
    public static ClosingReports Of(DossierStatus status, Instant at) => status switch
    {
        DossierStatus.Refused => new(Refused: at),
        DossierStatus.Withdrawn => new(Withdrawn: at),
        DossierStatus.Stopped => new(Stopped: at),
        DossierStatus.Resolved => new(Resolved: at),
        DossierStatus.Returned => new(Returned: at),
        _ => new(),
    };

    /// <summary>
    /// When a dossier that stands at <paramref name="status"/> was first reported closed; null where it never was. A
    /// result that was handed over was ready before: the end of processing precedes its return.
    /// </summary>
    public Instant? this[DossierStatus status] => status switch
    {
        DossierStatus.Refused => Refused,
        DossierStatus.Withdrawn => Withdrawn,
        DossierStatus.Stopped => Stopped,
        DossierStatus.Resolved => Resolved,
        DossierStatus.Returned => Earlier(Resolved, Returned),
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
