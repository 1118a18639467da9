using Dvc.Core;
using Dvc.Core.Postings;

namespace Dvc.Functions.Quality;

/// <summary>Numbers of dossiers by what is wrong with them; every kind is named, also where its number is 0.</summary>
/// <param name="Gaps">What dossiers that count leave out or contradict, by the day of receipt.</param>
/// <param name="Moves">Resolved dossiers whose dates were moved, by the day of closing.</param>
/// <param name="Rejections">Why events were rejected, by the day of arrival; once a dossier and reason.</param>
public sealed record QualityCounts(
    IReadOnlyDictionary<string, long> Gaps, IReadOnlyDictionary<string, long> Moves, IReadOnlyDictionary<string, long> Rejections)
{
    internal static QualityCounts Of(Counters counters)
    {
        return new QualityCounts(Named(DataQuality.Gaps), Named(DataQuality.Moves), Named(DataQuality.Rejections));

        Dictionary<string, long> Named(IEnumerable<Counter> kinds) =>
            kinds.ToDictionary(WireName<Counter>.Of, kind => counters[kind], StringComparer.Ordinal);
    }
}
