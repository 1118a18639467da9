using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>Tells a planned dossier's life in the two to four states that its one-stop shop sends.</summary>
internal sealed class DossierLife(FeedFigures figures, OfficeCalendar calendar, Random random)
{
    private const long ShortestHandling = 1200;
    private const long TimeToHandOver = 600;

    private readonly long end = calendar.DaysThrough(figures.Period.To) * OfficeCalendar.SecondsPerDay;

    public IEnumerable<DossierEvent> Tell(DossierPlan plan)
    {
        var accepted = Accept(plan);
        return plan.Ending is Ending.Open ? Open(plan, accepted) : Resolved(plan, accepted);
    }

    private DossierEvent Accept(DossierPlan plan)
    {
        var procedure = plan.Procedure;
        var receivedAt = calendar.At(plan.ReceivedAt);
        var online = plan.Channel is Channel.Online;
        return new DossierEvent
        {
            DossierId = plan.DossierId,
            Agency = procedure.Agency,
            Procedure = procedure.Code,
            Channel = plan.Channel,
            ServiceLevel = online ? procedure.Level : null,
            Status = DossierStatus.Accepted,
            SubmittedAt = online ? receivedAt.AddSeconds(-random.Next(60, 12 * 3600)) : null,
            ReceivedAt = receivedAt,
            DueAt = calendar.ClosingOf(plan.DueDay),
            Digitised = plan.Channel is Channel.InPerson ? Digitise(plan) : null,
            FeeDue = procedure.HasFee ? true : null,
            PaidOnline = procedure.HasFee && online ? random.Next(5) < 3 : null,
            UpdatedAt = receivedAt,
        };
    }

    private bool? Digitise(DossierPlan plan) =>
        figures.DigitisedAtIntake is { } digitised && calendar[OfficeCalendar.DayOf(plan.ReceivedAt)] >= digitised.From
            ? random.NextDouble() * 100 < digitised.PercentOfInPerson
            : null;

    private IEnumerable<DossierEvent> Open(DossierPlan plan, DossierEvent accepted)
    {
        if (accepted.SubmittedAt is { } submittedAt && random.Next(2) == 0)
        {
            yield return accepted with
            {
                Status = DossierStatus.Registered, ReceivedAt = null, DueAt = null, UpdatedAt = submittedAt,
            };
            yield return accepted;
        }
        else
        {
            yield return accepted;
            yield return Process(accepted, random.NextInt64(plan.ReceivedAt + 1, end));
        }
    }

    private IEnumerable<DossierEvent> Resolved(DossierPlan plan, DossierEvent accepted)
    {
        yield return accepted;
        var finished = Finish(plan);
        if (random.Next(5) == 0)
        {
            yield return Process(accepted, random.NextInt64(plan.ReceivedAt + 1, finished));
        }

        var finishedAt = calendar.At(finished);
        var resolved = accepted with { Status = DossierStatus.Resolved, FinishedAt = finishedAt, UpdatedAt = finishedAt };
        yield return resolved;
        if (random.Next(5) < 2)
        {
            var returnedAt = calendar.At(
                random.NextInt64(finished + 1, Math.Min(finished + (2 * OfficeCalendar.SecondsPerDay), end)));
            yield return resolved with { Status = DossierStatus.Returned, ReturnedAt = returnedAt, UpdatedAt = returnedAt };
        }
    }

    private DossierEvent Process(DossierEvent accepted, long officeTime) =>
        accepted with { Status = DossierStatus.Processing, UpdatedAt = calendar.At(officeTime) };

    private long Finish(DossierPlan plan)
    {
        var (from, to) = plan.Ending switch
        {
            Ending.Early => (plan.ReceivedAt + ShortestHandling, StartOf(plan.DueDay)),
            Ending.OnTime => (StartOf(plan.DueDay), StartOf(plan.DueDay + 1)),
            Ending.Late => (StartOf(plan.DueDay + 1), StartOf(plan.DueDay + 1 + DossierPlanner.LongestDelayInDays)),
            _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Ending, "An open dossier has no finish."),
        };
        return random.NextInt64(from, Math.Min(to, end) - TimeToHandOver);
    }

    private static long StartOf(int day) => day * OfficeCalendar.SecondsPerDay;
}
