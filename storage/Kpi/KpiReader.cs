using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using NodaTime;

namespace Dvc.Storage.Kpi;

/// <summary>The figures of any span of days, which never contradict each other.</summary>
/// <param name="tables">The tables.</param>
public sealed class KpiReader(StorageTables tables)
{
    private readonly KpiRows rows = new(tables);

    /// <summary>
    /// The figures of <paramref name="root"/> and of every agency below it that has any up to the end of
    /// <paramref name="span"/>.
    /// </summary>
    /// <exception cref="ContradictoryFiguresException">A roll-up has written but some of what was read.</exception>
    public async Task<IReadOnlyDictionary<AgencyCode, SpanSums>> ReadTreeAsync(
        AgencyCode root, DateInterval span, CancellationToken cancellationToken = default)
    {
        var tree = await rows.ReadTreeAsync(root, span, cancellationToken);
        FigureIdentities.RequireTree(tree.ToDictionary(agency => agency.Key, agency => (agency.Value.Figures, agency.Value.Own)), root);
        return tree;
    }

    /// <summary>The figures of one agency over spans, each beginning after the one before.</summary>
    /// <exception cref="ContradictoryFiguresException">A roll-up has written but some of what was read.</exception>
    public async Task<IReadOnlyList<SpanSums>> ReadSeriesAsync(
        AgencyCode agency, IReadOnlyList<DateInterval> spans, CancellationToken cancellationToken = default)
    {
        var series = await rows.ReadSeriesAsync(agency, spans, cancellationToken);
        foreach (var sums in series)
        {
            FigureIdentities.RequireCounts(sums.Figures, agency.Value);
        }

        return series;
    }
}
