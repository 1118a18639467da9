using Dvc.Cli.Events;
using Dvc.Cli.Samples;

namespace Dvc.Bench.Year;

/// <summary>
/// What must come out in the end, counted dossier by dossier from the events that were sent: no code of the product's, no sums
/// of days.
/// </summary>
/// <param name="events">The events, in any order, repeated or not.</param>
internal sealed class YearRecount(IEnumerable<DossierEvent> events)
{
    // From the year's first day on, so that two numbers are as far apart as their days have working days between them.
    private readonly Dictionary<DateOnly, int> workingDays = WorkingDays();
    private readonly List<CountedDossier> dossiers = CountedDossier.Of(events);

    /// <summary>Every agency that handles dossiers, and all above it.</summary>
    public IReadOnlyList<string> Agencies => [.. dossiers.Select(dossier => dossier.Last.Agency).Distinct(StringComparer.Ordinal).Append(YearFeed.Province).Append("VN").Order(StringComparer.Ordinal)];

    /// <summary>Every procedure with dossiers.</summary>
    public IReadOnlyList<string> Procedures => [.. dossiers.Select(dossier => dossier.Last.Procedure).Distinct(StringComparer.Ordinal)];

    /// <summary>The dossiers of an agency and those below it.</summary>
    public IReadOnlyList<CountedDossier> Of(string agency) =>
        dossiers.FindAll(dossier => agency == "VN" || $"{dossier.Last.Agency}.".StartsWith($"{agency}.", StringComparison.Ordinal));

    /// <summary>The dossiers of a procedure.</summary>
    public IReadOnlyList<CountedDossier> OfProcedure(string procedure) => dossiers.FindAll(dossier => dossier.Last.Procedure == procedure);

    /// <summary>The figures of dossiers over the days <paramref name="from"/> to <paramref name="to"/>, by their place in an answer.</summary>
    public IReadOnlyDictionary<string, long> Count(IReadOnlyList<CountedDossier> all, DateOnly from, DateOnly to)
    {
        List<CountedDossier> received = [.. all.Where(dossier => dossier.ReceivedOn >= from && dossier.ReceivedOn <= to)];
        List<CountedDossier> resolved = [.. all.Where(dossier => dossier.ClosedOn >= from && dossier.ClosedOn <= to)];
        List<CountedDossier> open = [.. all.Where(dossier => dossier.IsOpenAfter(to))];
        var overdue = open.Count(dossier => dossier.DueOn < to);
        var (early, onTime) = (resolved.Count(dossier => dossier.ClosedOn < dossier.DueOn), resolved.Count(dossier => dossier.ClosedOn == dossier.DueOn));
        var inPerson = received.FindAll(dossier => dossier.Last.Channel is Channel.InPerson);
        var online = received.FindAll(dossier => dossier.Last.Channel is Channel.Online);
        var withFee = received.FindAll(dossier => dossier.Last.FeeDue == true);
        var figures = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["counts.received.total"] = received.Count,
            ["counts.received.inPerson"] = inPerson.Count,
            ["counts.received.online"] = online.Count,
            ["counts.received.post"] = received.Count - inPerson.Count - online.Count,
            ["counts.resolved.total"] = resolved.Count,
            ["counts.resolved.early"] = early,
            ["counts.resolved.onTime"] = onTime,
            ["counts.resolved.late"] = resolved.Count - early - onTime,
            ["counts.carriedOver"] = all.Count(dossier => dossier.IsOpenAfter(from.AddDays(-1))),
            ["counts.withdrawn"] = 0,
            ["counts.stopped"] = 0,
            ["counts.refused"] = 0,
            ["counts.open.total"] = open.Count,
            ["counts.open.withinDue"] = open.Count - overdue,
            ["counts.open.overdue"] = overdue,
        };
        Rate("online", online.Count, received.Count);
        Rate("fullOnline", online.Count(dossier => dossier.Last.ServiceLevel is ServiceLevel.Full), received.Count);
        Rate("onTime", early + onTime, resolved.Count);
        Rate("early", early, resolved.Count);
        Rate("late", resolved.Count - early - onTime, resolved.Count);
        Rate("progress", early + onTime + open.Count - overdue, resolved.Count + open.Count);
        Rate("digitised", inPerson.Count(dossier => dossier.Last.Digitised == true), inPerson.Count);
        Rate("paidOnline", withFee.Count(dossier => dossier.Last.PaidOnline == true), withFee.Count);
        Rate("handling", resolved.Sum(dossier => dossier.ClosedOn!.Value.DayNumber - dossier.ReceivedOn.DayNumber), resolved.Count);
        Rate("handlingWorking", resolved.Sum(dossier => workingDays[dossier.ClosedOn!.Value] - workingDays[dossier.ReceivedOn]), resolved.Count);
        return figures;

        void Rate(string name, long numerator, long denominator) =>
            (figures[$"rates.{name}.numerator"], figures[$"rates.{name}.denominator"]) = (numerator, denominator);
    }

    // The generator's office days; on others nothing is received or closed.
    private static Dictionary<DateOnly, int> WorkingDays()
    {
        var calendar = new OfficeCalendar(YearFeed.Year.From, YearFeed.Year.To);
        return Enumerable.Range(0, calendar.DaysThrough(YearFeed.Year.To)).ToDictionary(day => calendar[day].ToDateOnly());
    }
}
