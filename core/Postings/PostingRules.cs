using Dvc.Core.Catalog;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Core.Postings;

/// <summary>
/// The counting rules: what a dossier stands for in the ledger, as a pure function of its merged state and of the
/// catalogue, by which working days are counted and first due dates checked, and nothing else.
/// </summary>
public static class PostingRules
{
    /// <summary>
    /// Everything that <paramref name="dossier"/> posts. Totals are sums of postings, so the difference between two
    /// of these is all that a change of the dossier changes.
    /// </summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="catalog">The catalogue as it stands; when it changes, the audit posts anew what is counted otherwise.</param>
    public static PostingSet Postings(this Dossier dossier, CatalogSnapshot catalog)
    {
        var rejected = dossier.Rejections.First.Select(kind =>
            new Posting(kind.Value.ArrivedAt.DateInVietnam(), kind.Value.Agency, LedgerKey.NoProcedure, kind.Key, 1));
        return PostingSet.Of(
            dossier.IsCounted && dossier is { Current: { } current, ReceivedOn: { } receivedOn }
                ? rejected.Concat(OfCounted(dossier, current, receivedOn, catalog))
                : rejected);
    }

    private static IEnumerable<Posting> OfCounted(Dossier dossier, DossierSnapshot current, LocalDate receivedOn, CatalogSnapshot catalog)
    {
        IEnumerable<(LocalDate Day, Counter Counter, long Amount)> entries =
        [
            .. AtReceipt(dossier, current, CheckDueDate(dossier, current, receivedOn, catalog)).Select(counter => (receivedOn, counter, 1L)),
            .. AroundDueDate(dossier).Select(entry => (entry.Day, entry.Counter, 1L)),
            .. dossier.ClosedOn is { } closedOn
                ? AtClosing(dossier, current, receivedOn, closedOn, catalog.Calendar).Select(entry => (closedOn, entry.Counter, entry.Amount))
                : [],
        ];
        return entries.Select(entry => new Posting(entry.Day, current.Agency, current.Procedure, entry.Counter, entry.Amount));
    }

    private static IEnumerable<Counter> AtReceipt(Dossier dossier, DossierSnapshot current, Counter? checkedDue)
    {
        yield return current.Channel switch
        {
            Channel.InPerson => Counter.ReceivedInPerson,
            Channel.Online => Counter.ReceivedOnline,
            _ => Counter.ReceivedPost,
        };

        IEnumerable<(Counter Counter, bool Applies)> conditions =
        [
            (Counter.ReceivedFull, current is { Channel: Channel.Online, ServiceLevel: ServiceLevel.Full }),
            (Counter.ReceivedPartial, current is { Channel: Channel.Online, ServiceLevel: ServiceLevel.Partial }),
            (Counter.Digitised, current is { Channel: Channel.InPerson, Digitised: true }),
            (Counter.FeeDue, current.FeeDue is true),
            (Counter.PaidOnline, current is { FeeDue: true, PaidOnline: true }),
            (Counter.NoDueDate, current.DueAt is null),
            (Counter.OutcomeDisputed, current.DueAt is not null && current.Outcome is { } stated && dossier.Outcome is { } computed && stated != computed),
            (Counter.NoFinishDate, current.Status.IsClosed() && current.FinishedAt is null),
            (Counter.NoPauseDate, current.Status.IsPause() && current.PausedAt is null),
            (Counter.NoServiceLevel, current is { Channel: Channel.Online, ServiceLevel: null }),
            (Counter.PaidWithoutFee, current is { PaidOnline: true, FeeDue: not true }),
            (Counter.Conflicted, dossier.Conflicted),
            (Counter.ChannelDefaulted, current.ChannelDefaulted),
            (Counter.NoClock, current.NoClock),
            (Counter.InformationOnline, current is { Channel: Channel.Online, ServiceLevel: ServiceLevel.Information }),
            (Counter.DueDisputed, checkedDue is Counter.DueDisputed),
            (Counter.DueUnknown, checkedDue is Counter.DueUnknown),
        ];
        foreach (var (counter, applies) in conditions)
        {
            if (applies)
            {
                yield return counter;
            }
        }
    }

    // The first appointment, because the law lets a pause move the one in force; and only a later one, because an earlier
    // one is a promise that the law allows.
    private static Counter? CheckDueDate(Dossier dossier, DossierSnapshot current, LocalDate receivedOn, CatalogSnapshot catalog) =>
        dossier.FirstDueOn is not { } dueOn || StatutoryTerm.LastDay(current, receivedOn, catalog) is not { } lastDay ? null
        : !catalog.Calendar.Knows(receivedOn) || !catalog.Calendar.Knows(lastDay) ? Counter.DueUnknown
        : dueOn > lastDay ? Counter.DueDisputed
        : null;

    private static IEnumerable<(LocalDate Day, Counter Counter)> AroundDueDate(Dossier dossier)
    {
        if (dossier.DueOn is not { } dueOn)
        {
            yield break;
        }

        var dayAfter = dueOn.PlusDays(1);
        if (dossier.ClosedOn is { } closedOn)
        {
            if (closedOn > dueOn)
            {
                yield return (dayAfter, Counter.OverdueStart);
                yield return (closedOn, Counter.OverdueEnd);
            }
        }
        else if (!dossier.IsPaused)
        {
            // Posted ahead: a span does not look at days after its last one, so it counts once the day has come.
            yield return (dayAfter, Counter.OverdueStart);
            yield return (dueOn, Counter.OpenDue);
        }
    }

    private static IEnumerable<(Counter Counter, long Amount)> AtClosing(
        Dossier dossier, DossierSnapshot current, LocalDate receivedOn, LocalDate closedOn, WorkingCalendar calendar)
    {
        if (dossier.Outcome is not { } outcome)
        {
            yield return (current.Status switch
            {
                DossierStatus.Withdrawn => Counter.Withdrawn,
                DossierStatus.Stopped => Counter.Stopped,
                _ => Counter.Refused,
            }, 1);
            yield break;
        }

        yield return (Resolved(current.Channel, outcome), 1);
        yield return (Counter.HandlingDays, Period.DaysBetween(receivedOn, closedOn));
        yield return (Counter.HandlingWorkingDays, calendar.DaysBetween(receivedOn, closedOn));
        if (dossier.DueOn > dossier.FirstDueOn)
        {
            yield return (Counter.DueMoved, 1);
        }

        if (closedOn > dossier.FirstDueOn)
        {
            yield return (Counter.LateByOriginal, 1);
        }

        if (closedOn < dossier.FirstFinished?.Date)
        {
            yield return (Counter.FinishMovedBack, 1);
        }
    }

    /// <summary>The counter of dossiers filed by <paramref name="channel"/> and resolved with <paramref name="outcome"/>.</summary>
    public static Counter Resolved(Channel channel, Outcome outcome) => (channel, outcome) switch
    {
        (Channel.InPerson, Outcome.Early) => Counter.ResolvedInPersonEarly,
        (Channel.InPerson, Outcome.OnTime) => Counter.ResolvedInPersonOnTime,
        (Channel.InPerson, _) => Counter.ResolvedInPersonLate,
        (Channel.Online, Outcome.Early) => Counter.ResolvedOnlineEarly,
        (Channel.Online, Outcome.OnTime) => Counter.ResolvedOnlineOnTime,
        (Channel.Online, _) => Counter.ResolvedOnlineLate,
        (_, Outcome.Early) => Counter.ResolvedPostEarly,
        (_, Outcome.OnTime) => Counter.ResolvedPostOnTime,
        _ => Counter.ResolvedPostLate,
    };
}
