using System.Security.Cryptography;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Testing.Oracle;

/// <summary>
/// One dossier as its list of events tells it, in the words of the counting rules and without the code that merges
/// and posts: whatever it answers, it answers by looking through all events again.
/// </summary>
public sealed class RecountedDossier
{
    private static readonly Offset Vietnam = Offset.FromHours(7);

    private readonly List<SentEvent> sent;
    private readonly List<DossierSnapshot> oldestFirst;
    private readonly ProgressStep? step;

    /// <summary>Recounts one dossier.</summary>
    /// <param name="events">Its events in any order, repeated or not.</param>
    public RecountedDossier(IEnumerable<SentEvent> events)
    {
        sent = [.. events];
        oldestFirst = [.. sent.Select(sent => sent.Snapshot).OfType<DossierSnapshot>().Distinct()
            .OrderBy(snapshot => snapshot.UpdatedAt)
            .ThenBy(snapshot => (int)snapshot.Status)
            .ThenBy(snapshot => Convert.ToHexString(SHA256.HashData(CanonicalJson.Of(snapshot).Span)), StringComparer.Ordinal)];
        var newestStep = sent.Select(sent => sent.Step).OfType<ProgressStep>().OrderBy(step => step.At).ThenBy(step => (int)step.Status).LastOrDefault();
        step = oldestFirst.Count > 0 && newestStep?.At > Newest.UpdatedAt ? newestStep : null;
    }

    public bool IsCounted => oldestFirst.Count > 0 && Newest.ReceivedAt is not null && Status != DossierStatus.Registered;

    /// <summary>Why events were rejected: each reason with its first arrival and the agency it counts for.</summary>
    public IEnumerable<(string Reason, LocalDate Day, AgencyCode Agency)> Rejections =>
        from rejected in sent
        where rejected.Rejected is not null
        from kind in rejected.Rejected!.First
        group kind.Value by kind.Key into reason
        let first = reason.OrderBy(rejection => rejection.ArrivedAt).ThenBy(rejection => rejection.Agency.Value, StringComparer.Ordinal).First()
        select (WireName<Counter>.Of(reason.Key), Date(first.ArrivedAt)!.Value, first.Agency);

    private DossierSnapshot Newest => oldestFirst[^1];

    public string Procedure => Newest.Procedure;

    public string Channel => Newest.Channel switch
    {
        Core.Dossiers.Channel.InPerson => "InPerson",
        Core.Dossiers.Channel.Online => "Online",
        _ => "Post",
    };

    public ServiceLevel? ServiceLevel => Newest.ServiceLevel;

    public DossierStatus Status => step?.Status ?? Newest.Status;

    public bool IsResolved => Status is DossierStatus.Resolved or DossierStatus.Returned;

    public bool IsClosed => Closes(Status);

    public bool HasNoFinishDate => IsClosed && FinishedAt is null;

    public LocalDate ReceivedOn => Date(Newest.ReceivedAt) ?? throw new InvalidOperationException("Only a counted dossier has a date of receipt.");

    public LocalDate? DueOn => Date(Newest.DueAt);

    public LocalDate? FirstDueOn
    {
        get
        {
            var reported = Date(oldestFirst.Find(snapshot => snapshot.DueAt is not null)?.DueAt);
            var stated = Date(Newest.OriginalDueAt);
            return reported is null || stated < reported ? stated ?? reported : reported;
        }
    }

    public LocalDate? FirstFinishedOn => Date(oldestFirst.Find(snapshot => snapshot.FinishedAt is not null && Closes(snapshot.Status))?.FinishedAt);

    public LocalDate? ClosedOn
    {
        get
        {
            if (!IsClosed)
            {
                return null;
            }

            var closedAt = FinishedAt ?? FirstReportedAt(Status, Status == DossierStatus.Returned ? DossierStatus.Resolved : Status);
            return Date(closedAt) is { } closedOn && closedOn > ReceivedOn ? closedOn : ReceivedOn;
        }
    }

    public bool IsOnHold => Status is DossierStatus.AwaitingSupplement or DossierStatus.AwaitingPayment;

    public bool HasNoPauseDate => IsOnHold && PausedAt is null;

    public bool IsPaused
    {
        get
        {
            var pauseBeganAfterDue = Date(PausedAt) is { } pausedOn && DueOn is { } dueOn && pausedOn > dueOn;
            return IsOnHold && !pauseBeganAfterDue;
        }
    }

    public string Outcome => ComputedOutcome ?? StatedOutcome ?? "OnTime";

    public bool IsOutcomeDisputed =>
        IsResolved && StatedOutcome is { } stated && ComputedOutcome is { } computed && stated != computed;

    public bool IsDueDisputed => FirstDueOn > LastDayOfTerm && RecountedTerm.IsKnown(LastDayOfTerm.Value);

    public bool IsDueUnknown => FirstDueOn is not null && LastDayOfTerm is { } lastDay && !RecountedTerm.IsKnown(lastDay);

    public bool IsDigitised => Newest.Digitised == true;

    public bool HasFee => Newest.FeeDue == true;

    public bool IsPaidOnline => Newest.PaidOnline == true;

    public bool HasDefaultChannel => Newest.ChannelDefaulted;

    public bool HasNoClock => Newest.NoClock;

    public bool IsConflicted => oldestFirst.Count(snapshot => snapshot.UpdatedAt == Newest.UpdatedAt) > 1;

    // What a step leaves of the finish date: that of a snapshot which was closed itself.
    private Instant? FinishedAt => step is null || Closes(Newest.Status) ? Newest.FinishedAt : null;

    private Instant? PausedAt =>
        step is null || Newest.Status is DossierStatus.AwaitingSupplement or DossierStatus.AwaitingPayment ? Newest.PausedAt : step.At;

    private LocalDate? LastDayOfTerm => RecountedTerm.LastDay(Newest, ReceivedOn);

    private string? StatedOutcome => Newest.Outcome switch
    {
        Core.Dossiers.Outcome.Early => "Early",
        Core.Dossiers.Outcome.OnTime => "OnTime",
        Core.Dossiers.Outcome.Late => "Late",
        _ => null,
    };

    private string? ComputedOutcome
    {
        get
        {
            if (DueOn is not { } dueOn || ClosedOn is not { } closedOn)
            {
                return null;
            }

            return closedOn < dueOn ? "Early" : closedOn > dueOn ? "Late" : "OnTime";
        }
    }

    /// <summary>Whether the dossier is one of the agency's or of those below it.</summary>
    public bool BelongsTo(string agency) => IsWithin(Newest.Agency, agency);

    /// <summary>The agency itself or one of those below it; <c>VN</c> is above all.</summary>
    public static bool IsWithin(AgencyCode code, string agency) =>
        agency == "VN" || code.Value == agency || code.Value.StartsWith(agency + ".", StringComparison.Ordinal);

    public bool WasOpenAtEndOf(LocalDate day) => IsCounted && ReceivedOn <= day && !(ClosedOn <= day);

    public bool WasOverdueAtEndOf(LocalDate day) => WasOpenAtEndOf(day) && DueOn < day && !IsPaused;

    private static bool Closes(DossierStatus status) => status is DossierStatus.Resolved or DossierStatus.Returned
        or DossierStatus.Withdrawn or DossierStatus.Stopped or DossierStatus.Refused;

    private Instant FirstReportedAt(params DossierStatus[] statuses) =>
        oldestFirst.Where(snapshot => statuses.Contains(snapshot.Status)).Select(snapshot => snapshot.UpdatedAt)
            .Concat(sent.Select(sent => sent.Step).OfType<ProgressStep>().Where(step => statuses.Contains(step.Status)).Select(step => step.At))
            .Min();

    private static LocalDate? Date(Instant? time) => time?.WithOffset(Vietnam).Date;
}
