using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>
/// What is known of one dossier: the merge of all its snapshots. <see cref="Merge"/> is commutative, associative and
/// idempotent, so the order, batching and repetition of events cannot matter.
/// </summary>
/// <param name="Newest">The newest snapshot by <see cref="SnapshotOrder"/>.</param>
/// <param name="FirstDue">The due date of the oldest snapshot that had one.</param>
/// <param name="FirstFinished">The finish date of the oldest closed snapshot that had one.</param>
/// <param name="Closings">Per closed status the oldest time that reported it.</param>
/// <param name="Conflicted">Another content carries the same <c>updatedAt</c> as the newest; true until something newer comes.</param>
public sealed record Dossier(
    DossierSnapshot Newest,
    FirstReport? FirstDue,
    FirstReport? FirstFinished,
    ClosingReports Closings,
    bool Conflicted)
{
    /// <summary>The dossier as one event alone tells it.</summary>
    public static Dossier Of(DossierSnapshot snapshot)
    {
        var order = SnapshotOrder.Of(snapshot);
        return new Dossier(
            snapshot,
            snapshot.DueAt is { } due ? new FirstReport(order, due) : null,
            // A finish date on a dossier that is not closed is ignored here as everywhere.
            snapshot is { FinishedAt: { } finished } && snapshot.Status.IsClosed() ? new FirstReport(order, finished) : null,
            ClosingReports.Of(snapshot),
            Conflicted: false);
    }

    /// <summary>What both know together.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is another dossier.</exception>
    public Dossier Merge(Dossier other)
    {
        if (other.Newest.DossierId != Newest.DossierId)
        {
            throw new ArgumentException("Only states of one dossier can be merged.", nameof(other));
        }

        var order = SnapshotOrder.Of(Newest).CompareTo(SnapshotOrder.Of(other.Newest));
        var newer = order >= 0 ? this : other;
        var sameTime = Newest.UpdatedAt == other.Newest.UpdatedAt;
        return new Dossier(
            newer.Newest,
            FirstReport.Older(FirstDue, other.FirstDue),
            FirstReport.Older(FirstFinished, other.FirstFinished),
            Closings.Merge(other.Closings),
            sameTime ? order != 0 || Conflicted || other.Conflicted : newer.Conflicted);
    }

    /// <summary>
    /// Whether the dossier enters any count: not while it is only registered, and not when it was turned away without
    /// having been received.
    /// </summary>
    public bool IsCounted => Newest.Status != DossierStatus.Registered && Newest.ReceivedAt is not null;

    /// <summary>The date of receipt; null where there was none.</summary>
    public LocalDate? ReceivedOn => Newest.ReceivedAt?.DateInVietnam();

    /// <summary>The date of the appointment in force; null where none was given.</summary>
    public LocalDate? DueOn => Newest.DueAt?.DateInVietnam();

    /// <summary>The date of the first appointment, as the sender states it or as it was first reported.</summary>
    public LocalDate? FirstDueOn => (Newest.OriginalDueAt ?? FirstDue?.Time)?.DateInVietnam();

    /// <summary>
    /// The date on which a counted dossier was closed: its finish date, else when its status was first reported, and
    /// never before its receipt. Null while it is open.
    /// </summary>
    public LocalDate? ClosedOn =>
        IsCounted && Newest.Status.IsClosed() && ReceivedOn is { } receivedOn
            ? LocalDate.Max(receivedOn, (Newest.FinishedAt ?? Closings[Newest.Status] ?? Newest.UpdatedAt).DateInVietnam())
            : null;

    /// <summary>How a resolved dossier stands to its appointment; null for all others.</summary>
    public Outcome? Outcome =>
        !Newest.Status.IsResolved() || ClosedOn is not { } closedOn ? null
        : DueOn is not { } dueOn ? Newest.Outcome ?? Dossiers.Outcome.OnTime
        : closedOn < dueOn ? Dossiers.Outcome.Early
        : closedOn == dueOn ? Dossiers.Outcome.OnTime
        : Dossiers.Outcome.Late;

    /// <summary>The clock stands still: a pause that did not begin after the due date.</summary>
    public bool IsPaused =>
        Newest.Status.IsPause() && !(Newest.PausedAt?.DateInVietnam() > DueOn);
}
