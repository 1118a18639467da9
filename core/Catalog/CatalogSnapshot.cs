using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>The whole catalogue as it stands. What it does not know still counts, and is listed without a name.</summary>
/// <param name="Version">Names this state of the catalogue; another one has another name.</param>
/// <param name="Agencies">Every entry of an agency.</param>
/// <param name="Procedures">Every entry of a procedure.</param>
/// <param name="CalendarDays">Every day of the working calendar.</param>
/// <param name="Targets">Every target.</param>
public sealed record CatalogSnapshot(
    string Version,
    IReadOnlyList<CataloguedAgency> Agencies,
    IReadOnlyList<CataloguedProcedure> Procedures,
    IReadOnlyList<CalendarDay> CalendarDays,
    IReadOnlyList<Target> Targets)
{
    private readonly ILookup<AgencyCode, CataloguedAgency> agencies =
        Agencies.OrderByDescending(entry => entry.From).ToLookup(entry => entry.Code);

    private readonly ILookup<(string Code, AgencyCode Agency), CataloguedProcedure> procedures =
        Procedures.OrderByDescending(entry => entry.From).ToLookup(entry => (entry.Code, entry.Agency));

    private readonly ILookup<string, AgencyCode> offering = Procedures
        .Select(entry => (entry.Code, entry.Agency))
        .Distinct()
        .ToLookup(entry => entry.Code, entry => entry.Agency, StringComparer.Ordinal);

    /// <summary>Nothing catalogued: weekends are the only rest days.</summary>
    public static CatalogSnapshot Empty { get; } = new("", [], [], [], []);

    /// <summary>Which days are worked.</summary>
    public WorkingCalendar Calendar { get; } = new(CalendarDays);

    /// <summary>What <paramref name="code"/> is on a day; the earliest entry before its first; null where it is unknown.</summary>
    public CataloguedAgency? Agency(AgencyCode code, LocalDate on) =>
        agencies[code].FirstOrDefault(entry => entry.From <= on) ?? agencies[code].LastOrDefault();

    /// <summary>
    /// The agencies that were merged into <paramref name="code"/>, or into one that was, after a day up to another: theirs
    /// is what <paramref name="code"/> now stands for, of the days before.
    /// </summary>
    public IReadOnlyList<AgencyCode> Predecessors(AgencyCode code, LocalDate after, LocalDate upTo)
    {
        List<AgencyCode> found = [];
        var waiting = new Queue<AgencyCode>([code]);
        while (waiting.TryDequeue(out var successor))
        {
            foreach (var merged in agencies[successor].Where(entry => entry.From > after && entry.From <= upTo).SelectMany(entry => entry.Predecessors))
            {
                if (merged != code && !found.Contains(merged))
                {
                    found.Add(merged);
                    waiting.Enqueue(merged);
                }
            }
        }

        return [.. found.Order()];
    }

    /// <summary>
    /// The procedure as it is offered on a day by <paramref name="agency"/> or the nearest agency above it that offers it;
    /// null where it is unknown, or not offered yet.
    /// </summary>
    public CataloguedProcedure? Procedure(string code, AgencyCode agency, LocalDate on) => agency
        .SelfAndAncestors()
        .Select(offering => procedures[(code, offering)].FirstOrDefault(entry => entry.From <= on))
        .FirstOrDefault(entry => entry is not null);

    /// <summary>
    /// Every procedure that is offered on a day by <paramref name="agency"/>, an agency above it or one below it, by code:
    /// as <see cref="Procedure"/> knows it, else by the agency below that offers the highest level of online service.
    /// </summary>
    public IReadOnlyDictionary<string, CataloguedProcedure> Offered(AgencyCode agency, LocalDate on) => offering
        .Select(code => Procedure(code.Key, agency, on) ?? OfferedBelow(code.Key, agency, on))
        .OfType<CataloguedProcedure>()
        .ToDictionary(offered => offered.Code, StringComparer.Ordinal);

    /// <summary>
    /// The target of a rate that is in force for <paramref name="agency"/> on a day: its own, else its level's below the
    /// nearest agency above it, else its level's anywhere; null where there is none.
    /// </summary>
    public Target? Target(AgencyCode agency, AgencyLevel? level, KpiRate rate, LocalDate on) => Targets
        .Where(target => target.Rate == rate && target.From <= on && !(target.To < on) && IsOf(target, agency, level))
        .OrderByDescending(target => target.Level is null)
        .ThenByDescending(target => target.Agency?.Depth ?? -1)
        .ThenByDescending(target => target.From)
        .FirstOrDefault();

    private CataloguedProcedure? OfferedBelow(string code, AgencyCode agency, LocalDate on) => offering[code]
        .Where(below => below.IsWithin(agency))
        .Select(below => procedures[(code, below)].FirstOrDefault(entry => entry.From <= on))
        .OfType<CataloguedProcedure>()
        .OrderByDescending(entry => entry.Level)
        .ThenBy(entry => entry.Agency)
        .FirstOrDefault();

    private static bool IsOf(Target target, AgencyCode agency, AgencyLevel? level) => target.Level is { } wanted
        ? level == wanted && (target.Agency is not { } above || agency.IsWithin(above))
        : target.Agency == agency;
}
