using Dvc.Core.Agencies;
using Dvc.Core.Postings;

namespace Dvc.Core.Kpi;

/// <summary>
/// What must hold of figures that are answered together. Rows are written one after the other, so a reading in the middle of
/// a roll-up may break it. That carried over + received = closed + open needs no check: open is the difference of the others.
/// It shows as a negative count where only some rows of a dossier were read.
/// </summary>
public static class FigureIdentities
{
    /// <summary>No count of <paramref name="figures"/> may be negative.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="owner">Whose they are.</param>
    /// <exception cref="ContradictoryFiguresException">One is.</exception>
    public static void RequireCounts(Figures figures, string owner)
    {
        var before = new Figures(figures.Opening, Counters.Zero);
        if (figures.Opening.HasNegative || figures.Span.HasNegative || HasNegativeStock(before) || HasNegativeStock(figures))
        {
            throw new ContradictoryFiguresException($"A count of {owner} is negative.");
        }
    }

    /// <summary>
    /// The figures of an agency must be what it handles itself and those of the agencies directly below it, and no agency may
    /// be without the one above.
    /// </summary>
    /// <param name="tree">A subtree. Its own figures are null where rows of an earlier release do not tell them.</param>
    /// <param name="root">The subtree's root.</param>
    /// <exception cref="ContradictoryFiguresException">It is not so.</exception>
    public static void RequireTree(IReadOnlyDictionary<AgencyCode, (Figures Whole, Figures? Own)> tree, AgencyCode root)
    {
        var children = tree.Where(agency => agency.Key != root).ToLookup(agency => agency.Key.Parent!.Value, agency => agency.Value.Whole);
        foreach (var (agency, (whole, own)) in tree)
        {
            var handled = own ?? children[agency].Aggregate(whole, (rest, child) => rest - child);
            RequireCounts(whole, agency.Value);
            RequireCounts(handled, $"{agency} itself");
            if (own is not null && Figures.Sum([own, .. children[agency]]) != whole)
            {
                throw new ContradictoryFiguresException($"{agency} is not the sum of itself and the agencies below it.");
            }
        }

        if (children.FirstOrDefault(level => !tree.ContainsKey(level.Key)) is { } orphans)
        {
            throw new ContradictoryFiguresException($"{orphans.Key} has no figures, though agencies below it have.");
        }
    }

    /// <summary>What two figures say of the same thing must be the same.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="what">What they say.</param>
    /// <exception cref="ContradictoryFiguresException">It is not.</exception>
    public static void RequireEqual<T>(T one, T other, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(one, other))
        {
            throw new ContradictoryFiguresException($"{what} contradict each other.");
        }
    }

    private static bool HasNegativeStock(Figures figures) => figures.Open < 0 || figures.Overdue < 0 || figures.WithinDue < 0;
}
