using Dvc.Core.Agencies;
using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>
/// The whole state of one dossier as its sender saw it at <see cref="UpdatedAt"/>: one event. It carries no personal
/// data, and two snapshots are equal when every member is, times compared as instants.
/// </summary>
public sealed record DossierSnapshot
{
    /// <summary>Dossier code (mã hồ sơ), which identifies the dossier across every feed.</summary>
    public required string DossierId { get; init; }

    /// <summary>The agency answerable for resolving the dossier, in the newer form of its code.</summary>
    public required AgencyCode Agency { get; init; }

    /// <summary>Procedure code (mã TTHC).</summary>
    public required string Procedure { get; init; }

    /// <summary>How the dossier was filed.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Level of the online service at receipt, where the sender says it.</summary>
    public ServiceLevel? ServiceLevel { get; init; }

    /// <summary>Where the dossier stands.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>When the applicant filed it (ngày nộp).</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>When it was taken in (ngày tiếp nhận).</summary>
    public Instant? ReceivedAt { get; init; }

    /// <summary>When the agency that is competent received it from the one where it was filed.</summary>
    public Instant? CompetentReceivedAt { get; init; }

    /// <summary>The appointment in force (ngày hẹn trả).</summary>
    public Instant? DueAt { get; init; }

    /// <summary>The first appointment, where the sender says that <see cref="DueAt"/> was moved.</summary>
    public Instant? OriginalDueAt { get; init; }

    /// <summary>When the present pause began.</summary>
    public Instant? PausedAt { get; init; }

    /// <summary>End of processing (ngày kết thúc xử lý).</summary>
    public Instant? FinishedAt { get; init; }

    /// <summary>Hand-over of the result to the applicant (ngày trả).</summary>
    public Instant? ReturnedAt { get; init; }

    /// <summary>The outcome that the sender states.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The papers were digitised at intake.</summary>
    public bool? Digitised { get; init; }

    /// <summary>A fee is due.</summary>
    public bool? FeeDue { get; init; }

    /// <summary>The fee was paid online.</summary>
    public bool? PaidOnline { get; init; }

    /// <summary>The sender's clock for this state.</summary>
    public required Instant UpdatedAt { get; init; }

    /// <summary>The sender has no clock: <see cref="UpdatedAt"/> is when the state arrived.</summary>
    public bool NoClock { get; init; }

    /// <summary>The sender did not say how the dossier was filed, which counts as in person.</summary>
    public bool ChannelDefaulted { get; init; }
}
