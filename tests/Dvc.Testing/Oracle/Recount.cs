using Dvc.Core;
using Dvc.Core.Dossiers;
using Dvc.Testing.Dossiers;
using NodaTime;

namespace Dvc.Testing.Oracle;

/// <summary>
/// The oracle: every number of the counting rules, recounted dossier by dossier from all events ever sent. It knows no
/// postings, no merging and no sums of days, so whatever keeps those must come to the same numbers.
/// </summary>
/// <param name="events">All events of all dossiers, in any order, repeated or not.</param>
public sealed class Recount(IEnumerable<SentEvent> events)
{
    private readonly List<RecountedDossier> dossiers = [.. events
        .GroupBy(sent => sent.DossierId, StringComparer.Ordinal)
        .Select(history => new RecountedDossier(history))];

    private IEnumerable<RecountedDossier> Counted => dossiers.Where(dossier => dossier.IsCounted);

    /// <summary>
    /// The numbers of an agency's subtree in a span, by name: the counters' wire names (but for those of overdue, which
    /// stand for a change and not for a number), and received, resolved, early, onTime, late, carriedOver, open,
    /// withinDue and overdue. A name that is absent is 0.
    /// </summary>
    public IReadOnlyDictionary<string, long> Of(string agency, DateInterval span, LocalDate today)
    {
        var lastDay = LocalDate.Min(span.End, today);
        var dayBefore = LocalDate.Min(span.Start.PlusDays(-1), today);
        var numbers = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var dossier in Counted.Where(dossier => dossier.BelongsTo(agency)))
        {
            var names = Standing(dossier, dayBefore, lastDay)
                .Concat(IsIn(dossier.ReceivedOn) ? AtReceipt(dossier) : [])
                .Concat(dossier.ClosedOn is { } closedOn && IsIn(closedOn) ? AtClosing(dossier) : [])
                .Concat(FallsDueOn(dossier) is { } dueOn && IsIn(dueOn) ? [("openDue", 1)] : []);
            foreach (var (name, amount) in names)
            {
                numbers[name] = numbers.GetValueOrDefault(name) + amount;
            }
        }

        foreach (var (reason, _, _) in dossiers
            .SelectMany(dossier => dossier.Rejections)
            .Where(rejection => RecountedDossier.IsWithin(rejection.Agency, agency) && IsIn(rejection.Day)))
        {
            numbers[reason] = numbers.GetValueOrDefault(reason) + 1;
        }

        return numbers;

        bool IsIn(LocalDate day) => day >= span.Start && day <= lastDay;
    }

    /// <summary>How many of the subtree's open dossiers fall or fell due on each day, future days included.</summary>
    public IReadOnlyDictionary<LocalDate, long> OpenDue(string agency) => Counted
        .Where(dossier => dossier.BelongsTo(agency))
        .Select(FallsDueOn)
        .OfType<LocalDate>()
        .CountBy(day => day)
        .ToDictionary(day => day.Key, day => (long)day.Value);

    private static LocalDate? FallsDueOn(RecountedDossier dossier) => dossier.IsClosed || dossier.IsPaused ? null : dossier.DueOn;

    private static IEnumerable<(string Name, long Amount)> Standing(RecountedDossier dossier, LocalDate dayBefore, LocalDate lastDay)
    {
        yield return ("carriedOver", dossier.WasOpenAtEndOf(dayBefore) ? 1 : 0);
        yield return ("open", dossier.WasOpenAtEndOf(lastDay) ? 1 : 0);
        yield return ("overdue", dossier.WasOverdueAtEndOf(lastDay) ? 1 : 0);
        yield return ("withinDue", dossier.WasOpenAtEndOf(lastDay) && !dossier.WasOverdueAtEndOf(lastDay) ? 1 : 0);
    }

    private static IEnumerable<(string Name, long Amount)> AtReceipt(RecountedDossier dossier)
    {
        var online = dossier.Channel == "Online";
        yield return ("received", 1);
        yield return ($"received{dossier.Channel}", 1);
        yield return ("receivedFull", online && dossier.ServiceLevel == ServiceLevel.Full ? 1 : 0);
        yield return ("receivedPartial", online && dossier.ServiceLevel == ServiceLevel.Partial ? 1 : 0);
        yield return ("digitised", dossier.Channel == "InPerson" && dossier.IsDigitised ? 1 : 0);
        yield return ("feeDue", dossier.HasFee ? 1 : 0);
        yield return ("paidOnline", dossier.HasFee && dossier.IsPaidOnline ? 1 : 0);
        yield return ("noDueDate", dossier.DueOn is null ? 1 : 0);
        yield return ("outcomeDisputed", dossier.IsOutcomeDisputed ? 1 : 0);
        yield return ("noFinishDate", dossier.HasNoFinishDate ? 1 : 0);
        yield return ("noPauseDate", dossier.HasNoPauseDate ? 1 : 0);
        yield return ("noServiceLevel", online && dossier.ServiceLevel is null ? 1 : 0);
        yield return ("paidWithoutFee", dossier.IsPaidOnline && !dossier.HasFee ? 1 : 0);
        yield return ("conflicted", dossier.IsConflicted ? 1 : 0);
        yield return ("channelDefaulted", dossier.HasDefaultChannel ? 1 : 0);
        yield return ("noClock", dossier.HasNoClock ? 1 : 0);
        yield return ("dueDisputed", dossier.IsDueDisputed ? 1 : 0);
        yield return ("dueUnknown", dossier.IsDueUnknown ? 1 : 0);
        yield return ("informationOnline", online && dossier.ServiceLevel == ServiceLevel.Information ? 1 : 0);
    }

    private static IEnumerable<(string Name, long Amount)> AtClosing(RecountedDossier dossier)
    {
        if (!dossier.IsResolved)
        {
            yield return (WireName<DossierStatus>.Of(dossier.Status), 1);
            yield break;
        }

        yield return ("resolved", 1);
        yield return (char.ToLowerInvariant(dossier.Outcome[0]) + dossier.Outcome[1..], 1);
        yield return ($"resolved{dossier.Channel}{dossier.Outcome}", 1);
        yield return ("handlingDays", Days(dossier.ReceivedOn, dossier.ClosedOn));
        yield return ("handlingWorkingDays", RecountedTerm.WorkingDays(dossier.ReceivedOn, dossier.ClosedOn));
        yield return ("dueMoved", dossier.DueOn > dossier.FirstDueOn ? 1 : 0);
        yield return ("lateByOriginal", dossier.ClosedOn > dossier.FirstDueOn ? 1 : 0);
        yield return ("finishMovedBack", dossier.ClosedOn < dossier.FirstFinishedOn ? 1 : 0);
    }

    private static long Days(LocalDate from, LocalDate? to)
    {
        var days = 0;
        while (from.PlusDays(days) < to)
        {
            days++;
        }

        return days;
    }
}
