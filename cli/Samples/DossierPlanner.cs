using System.Globalization;
using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>Plans as many dossiers of every channel and ending as are asked for, spread over the span's working days.</summary>
internal sealed class DossierPlanner(
    FeedFigures figures, OfficeCalendar calendar, ProcedureCatalog catalog, Random random)
{
    /// <summary>No dossier is late, or open past its due date, by more working days.</summary>
    public const int LongestDelayInDays = 3;

    private const int OverdueAtTheEnd = 12;
    private const int LastHalfHour = 1800;

    private readonly int workingDays = calendar.DaysThrough(figures.Period.To);

    public IReadOnlyList<DossierPlan> Plan()
    {
        var plans = Number(Receive());
        Settle(plans);
        return plans;
    }

    private IEnumerable<DossierPlan> Receive()
    {
        Channel[] channels =
        [
            .. Enumerable.Repeat(Channel.InPerson, figures.Received.InPerson),
            .. Enumerable.Repeat(Channel.Online, figures.Received.Online),
            .. Enumerable.Repeat(Channel.Post, figures.Received.Post),
        ];
        foreach (var channel in channels)
        {
            var procedure = catalog.Draw(channel, random);
            var day = random.Next(workingDays);
            yield return new DossierPlan(
                DossierId: "",
                procedure,
                channel,
                ReceivedAt: (day * OfficeCalendar.SecondsPerDay) + random.NextInt64(OfficeCalendar.SecondsPerDay - LastHalfHour),
                DueDay: day + procedure.LimitDays,
                Ending.Early);
        }
    }

    private DossierPlan[] Number(IEnumerable<DossierPlan> received)
    {
        var sequences = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. received.OrderBy(plan => plan.ReceivedAt).Select(plan =>
        {
            var day = calendar[OfficeCalendar.DayOf(plan.ReceivedAt)].ToString("yyMMdd", CultureInfo.InvariantCulture);
            var series = $"{plan.Procedure.Agency}-{day}";
            var number = sequences[series] = sequences.GetValueOrDefault(series) + 1;
            return plan with { DossierId = string.Create(CultureInfo.InvariantCulture, $"{series}-{number:D4}") };
        })];
    }

    /// <summary>Deals out the endings, each to dossiers whose due date allows it; the rest are early.</summary>
    private void Settle(DossierPlan[] plans)
    {
        var order = Enumerable.Range(0, plans.Length).ToArray();
        random.Shuffle(order);

        var open = figures.Received.Total - figures.Resolved.Total;
        Deal(Ending.Open, open - OverdueAtTheEnd, plan => plan.DueDay >= workingDays);
        Deal(Ending.Open, OverdueAtTheEnd, plan => plan.DueDay < workingDays && plan.DueDay >= workingDays - LongestDelayInDays);
        Deal(Ending.Late, figures.Resolved.Late, plan => plan.DueDay < workingDays - LongestDelayInDays);
        Deal(Ending.OnTime, figures.Resolved.OnTime, plan => plan.DueDay < workingDays);

        void Deal(Ending ending, int count, Func<DossierPlan, bool> allows)
        {
            var chosen = order.Where(i => plans[i].Ending is Ending.Early && allows(plans[i])).Take(count).ToArray();
            if (chosen.Length < count)
            {
                throw new InvalidOperationException($"Only {chosen.Length} of {count} dossiers can end as {ending}.");
            }

            foreach (var i in chosen)
            {
                plans[i] = plans[i] with { Ending = ending };
            }
        }
    }
}
