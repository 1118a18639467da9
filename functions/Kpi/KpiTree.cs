using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Kpi;
using Dvc.Functions.Http;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>An agency's subtree in a span, among all that its agencies compete with.</summary>
internal sealed class KpiTree
{
    /// <summary>An agency that nothing was heard of for more working days is silent.</summary>
    public const int LongestSilence = 5;

    private readonly AgencyCode root;
    private readonly LocalDate lastDay;
    private readonly CatalogSnapshot catalog;
    private readonly List<KeyValuePair<AgencyCode, SpanSums>> below;
    private readonly Dictionary<AgencyCode, SpanSums> tree;
    private readonly ILookup<AgencyCode?, SpanSums> children;
    private readonly IReadOnlyDictionary<AgencyCode, int> ranks;

    /// <summary>Sorts out what was read.</summary>
    /// <param name="competitors">The sums of all that compete, the subtree among them.</param>
    /// <param name="root">The subtree's root.</param>
    /// <param name="lastDay">The day that the span is evaluated at.</param>
    /// <param name="catalog">Names, levels, targets and working days.</param>
    public KpiTree(IReadOnlyDictionary<AgencyCode, SpanSums> competitors, AgencyCode root, LocalDate lastDay, CatalogSnapshot catalog)
    {
        (this.root, this.lastDay, this.catalog) = (root, lastDay, catalog);
        tree = competitors.Where(row => row.Key.IsWithin(root)).ToDictionary();
        below = [.. tree.Where(row => row.Key != root).OrderBy(row => row.Key)];
        children = tree.ToLookup(row => row.Key.Parent, row => row.Value);
        ranks = Ranking.Of(competitors.ToDictionary(row => row.Key, row => row.Value.Figures), code => catalog.Agency(code, lastDay)?.Level);
        ChangedAt = tree.Values.Max(row => row.ChangedAt);
        Whole = tree.TryGetValue(root, out var whole) ? whole.Figures : Figures.Nothing;
    }

    /// <summary>When a row behind the figures last changed; null where there is none.</summary>
    public Instant? ChangedAt { get; }

    /// <summary>The figures of the whole subtree.</summary>
    public Figures Whole { get; }

    /// <summary>What an agency handles itself; null where it has no subordinates or handles nothing itself.</summary>
    public OwnPart? Own(AgencyCode agency)
    {
        var (whole, known) = tree.TryGetValue(agency, out var sums) ? (sums.Figures, sums.Own) : (Figures.Nothing, Figures.Nothing);

        // Rows of an earlier release do not tell; until the audit has written them anew the rest stands for it.
        var own = known ?? children[agency].Aggregate(whole, (rest, child) => rest - child.Figures);
        return own == whole || !own.HasDossiers ? null : OwnPart.Of(own);
    }

    /// <summary>Every agency below the root, by code.</summary>
    public IReadOnlyList<AgencyRow> Rows() => [.. below.Select(row => new AgencyRow(
        AgencyPart.Of(row.Key, catalog, lastDay),
        row.Key.Parent?.Value,
        row.Key.Depth,
        ranks.TryGetValue(row.Key, out var rank) ? rank : null,
        VietnamTimestamp.Format(row.Value.LastEventAt),
        CountsPart.Of(row.Value.Figures),
        RatesPart.Of(row.Value.Figures),
        VietnamTimestamp.Format(row.Value.LastSeenAt),
        IsSilent(row.Value.LastSeenAt),
        TargetPart.Of(row.Key, row.Value.Figures, catalog, lastDay),
        Own(row.Key)))];

    /// <summary>How many of the agencies below sent anything that counts in the span.</summary>
    public CompletenessPart Completeness()
    {
        var sent = below.Where(row => row.Value.LastEventAt is not null).Select(row => row.Key).ToHashSet();
        var merged = catalog.Agencies.Where(entry => entry.From <= lastDay).SelectMany(entry => entry.Predecessors).ToHashSet();
        var expected = catalog.Agencies
            .Where(entry => entry.Code != root && entry.Code.IsWithin(root) && entry.From <= lastDay && !merged.Contains(entry.Code))
            .Select(entry => entry.Code)
            .Concat(below.Select(row => row.Key))
            .Distinct()
            .Order()
            .ToList();
        var share = new Rate(sent.Count, expected.Count);
        return new CompletenessPart(
            share.Value, share.Numerator, share.Denominator, [.. expected.Where(code => !sent.Contains(code)).Select(code => AgencyPart.Of(code, catalog, lastDay))]);
    }

    private bool IsSilent(Instant? lastSeenAt) =>
        lastSeenAt is not { } seen || catalog.Calendar.DaysBetween(seen.DateInVietnam(), lastDay) > LongestSilence;
}
