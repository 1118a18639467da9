using NodaTime;

namespace Dvc.Core.Dossiers;

/// <summary>
/// What is known of one dossier: the merge of all that its events tell. <see cref="Merge"/> is commutative, associative
/// and idempotent, so the order, batching and repetition of events cannot matter.
/// </summary>
/// <param name="Id">The dossier's code (mã hồ sơ).</param>
/// <param name="Newest">The newest snapshot by <see cref="SnapshotOrder"/>; null while only steps or rejected events are known.</param>
/// <param name="Step">The newest step; it says nothing alone, and overlays the newest snapshot while it is newer.</param>
/// <param name="FirstDue">The due date of the oldest snapshot that had one.</param>
/// <param name="LastDue">The due date of the newest snapshot that had one.</param>
/// <param name="FirstFinished">The finish date of the oldest closed snapshot that had one.</param>
/// <param name="LastFinished">The finish date of the newest closed snapshot that had one.</param>
/// <param name="Closings">Per closed status the oldest time that reported it.</param>
/// <param name="Conflicted">Another content carries the same <c>updatedAt</c> as the newest; true until something newer comes.</param>
/// <param name="Rejections">Why events of the dossier were rejected.</param>
public sealed record Dossier(
    string Id,
    DossierSnapshot? Newest,
    ProgressStep? Step,
    ReportedDate? FirstDue,
    ReportedDate? LastDue,
    ReportedDate? FirstFinished,
    ReportedDate? LastFinished,
    ClosingReports Closings,
    bool Conflicted,
    Rejections Rejections)
{
    /// <summary>The dossier as one snapshot alone tells it.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="arrivedAt">When it arrived.</param>
    public static Dossier Of(DossierSnapshot snapshot, Instant arrivedAt)
    {
        var order = SnapshotOrder.Of(snapshot);
        var due = snapshot.DueAt is { } dueAt ? new ReportedDate(order, dueAt, arrivedAt) : null;

        // A finish date on a dossier that is not closed is ignored here as everywhere.
        var finished = snapshot is { FinishedAt: { } finishedAt } && snapshot.Status.IsClosed()
            ? new ReportedDate(order, finishedAt, arrivedAt)
            : null;
        return Unknown(snapshot.DossierId) with
        {
            Newest = snapshot,
            FirstDue = due,
            LastDue = due,
            FirstFinished = finished,
            LastFinished = finished,
            Closings = ClosingReports.Of(snapshot.Status, snapshot.UpdatedAt),
        };
    }

    /// <summary>The dossier as one step alone tells it.</summary>
    public static Dossier Of(string id, ProgressStep step) =>
        Unknown(id) with { Step = step, Closings = ClosingReports.Of(step.Status, step.At) };

    /// <summary>The dossier as a rejected event alone tells it.</summary>
    public static Dossier Of(string id, Rejections rejections) => Unknown(id) with { Rejections = rejections };

    /// <summary>What both know together.</summary>
    /// <exception cref="ArgumentException"><paramref name="other"/> is another dossier.</exception>
    public Dossier Merge(Dossier other)
    {
        if (other.Id != Id)
        {
            throw new ArgumentException("Only states of one dossier can be merged.", nameof(other));
        }

        var (newest, conflicted) = MergeNewest(other);
        return new Dossier(
            Id,
            newest,
            ProgressStep.Newer(Step, other.Step),
            ReportedDate.Older(FirstDue, other.FirstDue),
            ReportedDate.Newer(LastDue, other.LastDue),
            ReportedDate.Older(FirstFinished, other.FirstFinished),
            ReportedDate.Newer(LastFinished, other.LastFinished),
            Closings.Merge(other.Closings),
            conflicted,
            Rejections.Merge(other.Rejections));
    }

    /// <summary>
    /// The dossier as it stands: the newest snapshot, with the status of a step that is newer. A step does not say when
    /// the work ended; a pause began with it.
    /// </summary>
    public DossierSnapshot? Current =>
        Newest is { } newest && Step is { } step && step.At > newest.UpdatedAt
            ? newest with
            {
                Status = step.Status,
                FinishedAt = newest.Status.IsClosed() ? newest.FinishedAt : null,
                PausedAt = newest.Status.IsPause() ? newest.PausedAt : step.At,
                UpdatedAt = step.At,
            }
            : Newest;

    /// <summary>The time of the newest event, by the sender's clock; of a rejected one, its arrival.</summary>
    public Instant LastEventAt => new[] { Newest?.UpdatedAt, Step?.At, Rejections.First.Values.Max(rejection => (Instant?)rejection.ArrivedAt) }
        .Max() ?? throw new InvalidOperationException("A dossier is known by some event.");

    /// <summary>
    /// Whether the dossier enters any count of dossiers: not while it is only registered, and not when it was turned away
    /// without having been received.
    /// </summary>
    public bool IsCounted => Current is { ReceivedAt: not null, Status: not DossierStatus.Registered };

    /// <summary>The date of receipt; null where there was none.</summary>
    public LocalDate? ReceivedOn => Newest?.ReceivedAt?.DateInVietnam();

    /// <summary>The date of the appointment in force; null where none was given.</summary>
    public LocalDate? DueOn => Newest?.DueAt?.DateInVietnam();

    /// <summary>
    /// The date of the first appointment: the earlier of what the sender states now and what it first reported, so that
    /// stating the new date as the first one hides nothing.
    /// </summary>
    public LocalDate? FirstDueOn => new[] { Newest?.OriginalDueAt?.DateInVietnam(), FirstDue?.Date }.Min();

    /// <summary>
    /// The date on which a counted dossier was closed: its finish date, else when its status was first reported, and
    /// never before its receipt. Null while it is open.
    /// </summary>
    public LocalDate? ClosedOn =>
        IsCounted && Current is { } current && current.Status.IsClosed() && ReceivedOn is { } receivedOn
            ? LocalDate.Max(receivedOn, (current.FinishedAt ?? Closings[current.Status] ?? current.UpdatedAt).DateInVietnam())
            : null;

    /// <summary>How a resolved dossier stands to its appointment; null for all others.</summary>
    public Outcome? Outcome =>
        Current?.Status.IsResolved() != true || ClosedOn is not { } closedOn ? null
        : DueOn is not { } dueOn ? Current.Outcome ?? Dossiers.Outcome.OnTime
        : closedOn < dueOn ? Dossiers.Outcome.Early
        : closedOn == dueOn ? Dossiers.Outcome.OnTime
        : Dossiers.Outcome.Late;

    /// <summary>The clock stands still: a pause that did not begin after the due date.</summary>
    public bool IsPaused =>
        Current is { } current && current.Status.IsPause() && !(current.PausedAt?.DateInVietnam() > DueOn);

    private static Dossier Unknown(string id) => new(
        id,
        Newest: null,
        Step: null,
        FirstDue: null,
        LastDue: null,
        FirstFinished: null,
        LastFinished: null,
        new ClosingReports(),
        Conflicted: false,
        Rejections.None);

    private (DossierSnapshot? Newest, bool Conflicted) MergeNewest(Dossier other)
    {
        if (Newest is not { } one || other.Newest is not { } two)
        {
            return Newest is null ? (other.Newest, other.Conflicted) : (Newest, Conflicted);
        }

        var order = SnapshotOrder.Of(one).CompareTo(SnapshotOrder.Of(two));
        var newer = order >= 0 ? this : other;
        return (newer.Newest, one.UpdatedAt == two.UpdatedAt ? order != 0 || Conflicted || other.Conflicted : newer.Conflicted);
    }
}
