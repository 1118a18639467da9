using Dvc.Core.Agencies;
using Dvc.Core.Catalog;

namespace Dvc.Core.Kpi;

/// <summary>
/// Competition ranking (1, 2, 2, 4) of agencies by the on-time rate, then the online rate, on exact fractions. Agencies
/// compete within their province and level; where the level is not catalogued, the depth of the code stands for it.
/// </summary>
public static class Ranking
{
    /// <summary>The rank of every agency that resolved anything; one that resolved nothing has none.</summary>
    /// <param name="figures">The figures of all that compete.</param>
    /// <param name="level">The catalogued level of an agency; null where there is none.</param>
    public static IReadOnlyDictionary<AgencyCode, int> Of(
        IReadOnlyDictionary<AgencyCode, Figures> figures, Func<AgencyCode, AgencyLevel?> level) =>
        figures
            .Where(agency => agency.Value.Resolved > 0)
            .GroupBy(agency => Competition(agency.Key, level(agency.Key)))
            .SelectMany(Ranks)
            .ToDictionary();

    private static (string Province, AgencyLevel? Level, int? Depth) Competition(AgencyCode agency, AgencyLevel? level) =>
        (agency.Depth > 1 ? agency.FirstGroup : "", level, level is null ? agency.Depth : null);

    private static IEnumerable<KeyValuePair<AgencyCode, int>> Ranks(IEnumerable<KeyValuePair<AgencyCode, Figures>> competitors)
    {
        var best = competitors.OrderDescending(Comparer<KeyValuePair<AgencyCode, Figures>>.Create((one, other) => Compare(one.Value, other.Value))).ToList();
        var rank = 0;
        for (var index = 0; index < best.Count; index++)
        {
            rank = index > 0 && Compare(best[index - 1].Value, best[index].Value) == 0 ? rank : index + 1;
            yield return KeyValuePair.Create(best[index].Key, rank);
        }
    }

    private static int Compare(Figures one, Figures other) =>
        Rate.CompareExactly(one.OnTimeRate, other.OnTimeRate) is not 0 and var byOnTime
            ? byOnTime
            : Rate.CompareExactly(one.OnlineRate, other.OnlineRate);
}
