using System.Security.Cryptography;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Core.Tests.Oracle;

/// <summary>
/// One dossier as its list of events tells it, in the words of the counting rules and without the code that merges
/// and posts: whatever it answers, it answers by looking through all events again.
/// </summary>
public sealed class RecountedDossier
{
    private static readonly Offset Vietnam = Offset.FromHours(7);

    private readonly List<DossierSnapshot> oldestFirst;
    private readonly DossierSnapshot newest;

    /// <summary>Recounts one dossier.</summary>
    /// <param name="events">Its events in any order, repeated or not.</param>
    public RecountedDossier(IEnumerable<DossierSnapshot> events)
    {
        oldestFirst = [.. events.Distinct()
            .OrderBy(snapshot => snapshot.UpdatedAt)
            .ThenBy(snapshot => (int)snapshot.Status)
            .ThenBy(snapshot => Convert.ToHexString(SHA256.HashData(CanonicalJson.Of(snapshot).Span)), StringComparer.Ordinal)];
        newest = oldestFirst[^1];
    }

    public bool IsCounted => newest.Status switch
    {
        DossierStatus.Registered => false,
        DossierStatus.Refused => newest.ReceivedAt is not null,
        _ => true,
    };

    public string Procedure => newest.Procedure;

    public string Channel => newest.Channel switch
    {
        Core.Dossiers.Channel.InPerson => "InPerson",
        Core.Dossiers.Channel.Online => "Online",
        _ => "Post",
    };

    public ServiceLevel? ServiceLevel => newest.ServiceLevel;

    public DossierStatus Status => newest.Status;

    public bool IsResolved => Status is DossierStatus.Resolved or DossierStatus.Returned;

    public bool IsClosed => IsResolved || Status is DossierStatus.Withdrawn or DossierStatus.Stopped or DossierStatus.Refused;

    public bool HasNoFinishDate => IsClosed && newest.FinishedAt is null;

    public LocalDate ReceivedOn => Date(newest.ReceivedAt) ?? throw new InvalidOperationException("Only a counted dossier has a date of receipt.");

    public LocalDate? DueOn => Date(newest.DueAt);

    public LocalDate? FirstDueOn => Date(newest.OriginalDueAt ?? oldestFirst.Find(snapshot => snapshot.DueAt is not null)?.DueAt);

    public LocalDate? FirstFinishedOn => Date(oldestFirst
        .Find(snapshot => snapshot.FinishedAt is not null && new RecountedDossier([snapshot]).IsClosed)?.FinishedAt);

    public LocalDate? ClosedOn
    {
        get
        {
            if (!IsClosed)
            {
                return null;
            }

            var closedAt = newest.FinishedAt ?? oldestFirst.Find(snapshot => snapshot.Status == Status)?.UpdatedAt;
            return Date(closedAt) is { } closedOn && closedOn > ReceivedOn ? closedOn : ReceivedOn;
        }
    }

    public bool IsOnHold => Status is DossierStatus.AwaitingSupplement or DossierStatus.AwaitingPayment;

    public bool HasNoPauseDate => IsOnHold && newest.PausedAt is null;

    public bool IsPaused
    {
        get
        {
            var pauseBeganAfterDue = Date(newest.PausedAt) is { } pausedOn && DueOn is { } dueOn && pausedOn > dueOn;
            return IsOnHold && !pauseBeganAfterDue;
        }
    }

    public string Outcome => ComputedOutcome ?? StatedOutcome ?? "OnTime";

    public bool IsOutcomeDisputed =>
        IsResolved && StatedOutcome is { } stated && ComputedOutcome is { } computed && stated != computed;

    public bool IsDigitised => newest.Digitised == true;

    public bool HasFee => newest.FeeDue == true;

    public bool IsPaidOnline => newest.PaidOnline == true;

    public bool IsConflicted => oldestFirst.Count(snapshot => snapshot.UpdatedAt == newest.UpdatedAt) > 1;

    private string? StatedOutcome => newest.Outcome switch
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

    /// <summary>The agency itself or one of those below it; <c>VN</c> is above all.</summary>
    public bool BelongsTo(string agency) =>
        agency == "VN" || newest.Agency.Value == agency || newest.Agency.Value.StartsWith(agency + ".", StringComparison.Ordinal);

    public bool WasOpenAtEndOf(LocalDate day) => IsCounted && ReceivedOn <= day && !(ClosedOn <= day);

    public bool WasOverdueAtEndOf(LocalDate day) => WasOpenAtEndOf(day) && DueOn < day && !IsPaused;

    private static LocalDate? Date(Instant? time) => time?.WithOffset(Vietnam).Date;
}
