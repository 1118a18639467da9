using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Core.Kpi;

/// <summary>
/// A figure that counts dossiers, so that the dossiers behind it can be listed. A dossier is behind the figure where the
/// figure of its own postings is not zero: that is the sum's rule, so list and figure agree.
/// </summary>
public sealed class DossierState
{
    // Overdue dossiers are told by a balance of two counters, and handling counts days.
    private static readonly Counter[] NoDossiers =
        [Counter.OverdueStart, Counter.OverdueEnd, Counter.HandlingDays, Counter.HandlingWorkingDays];

    private readonly Func<Figures, long> figure;

    private DossierState(string name, Func<Figures, long> figure, bool isStanding = false, bool isAhead = false)
    {
        (Name, this.figure, IsStanding, IsAhead) = (name, figure, isStanding, isAhead);
    }

    /// <summary>Every state, the figures of an answer first.</summary>
    public static IReadOnlyList<DossierState> All { get; } =
    [
        new("received", figures => figures.Received),
        new("resolved", figures => figures.Resolved),
        new("early", figures => figures.Early),
        new("onTime", figures => figures.OnTime),
        new("late", figures => figures.Late),
        new("carriedOver", figures => figures.CarriedOver, isStanding: true),
        new("open", figures => figures.Open, isStanding: true),
        new("overdue", figures => figures.Overdue, isStanding: true),
        new("withinDue", figures => figures.WithinDue, isStanding: true),
        new("due", figures => figures.Span[Counter.OpenDue], isAhead: true),
        .. Enum.GetValues<Counter>().Except(NoDossiers).Select(counter => new DossierState(WireName<Counter>.Of(counter), figures => figures.Span[counter])),
    ];

    /// <summary>Every state's name, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(state => state.Name)];

    /// <summary>The name in a request.</summary>
    public string Name { get; }

    /// <summary>Whether days before the span count too: how things stand, rather than what happened.</summary>
    public bool IsStanding { get; }

    /// <summary>Whether days after today count too: what is known ahead.</summary>
    public bool IsAhead { get; }

    /// <summary>The state of this name; null where there is none.</summary>
    public static DossierState? Find(string? name) => All.FirstOrDefault(state => state.Name == name);

    /// <summary>The days that count of <paramref name="span"/>, which must have begun unless the state is ahead.</summary>
    public DateInterval Days(DateInterval span, LocalDate today) =>
        IsAhead ? span : span.UpTo(today);

    /// <summary>The figure.</summary>
    public long Of(Figures figures) => figure(figures);

    /// <summary>The figure of postings, such as a dossier's: of <paramref name="agency"/>'s subtree, over <paramref name="days"/>.</summary>
    public long Of(IEnumerable<KeyValuePair<LedgerKey, Counters>> postings, AgencyCode agency, DateInterval days)
    {
        var rows = postings.Where(row => row.Key.Agency.IsWithin(agency) && row.Key.Day <= days.End).ToLookup(row => row.Key.Day < days.Start, row => row.Value);
        return Of(new Figures(Counters.Sum(rows[true]), Counters.Sum(rows[false])));
    }
}
