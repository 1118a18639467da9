using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>A counted figure beside the printed one; <paramref name="Total"/> is what it is a share of, as counted.</summary>
internal sealed record ComparedFigure(FigureName Name, int Counted, int Total, PublishedFigure Published)
{
    private const int DecimalsBesideABound = 2;

    /// <summary>Counted less printed; null where no count is printed.</summary>
    public int? Difference => Counted - Published.Count;

    public bool IsShare => Published is not { Percent: null, PercentAtLeast: null };

    /// <summary>The share, to as many decimals as the printed one; null of nothing, and where no share is printed.</summary>
    public decimal? Percent => Published switch
    {
        _ when Total == 0 => null,
        { Percent: { Scale: var decimals } } => Rounded(Counted, Total, decimals),

        // Cut off, as rounding up could show a bound as kept that is not.
        { PercentAtLeast: not null } => Math.Round(100m * Counted / Total, DecimalsBesideABound, MidpointRounding.ToZero),
        _ => null,
    };

    public bool CountsAgree => Difference is null or 0;

    public bool PercentsAgree => Published switch
    {
        { Percent: { } percent } => Percent == percent,
        { PercentAtLeast: { } bound } => Total != 0 && 100m * Counted >= bound * Total,
        _ => true,
    };

    /// <summary>
    /// Whether it comes out as printed. A printed share that does not follow from the printed counts cannot, with those
    /// counts: it is shown, and held against nobody.
    /// </summary>
    public bool Agrees => CountsAgree && (PercentsAgree || PrintContradictsItself);

    /// <summary>The printed total that a printed count is a share of; null where it is not printed.</summary>
    public int? PublishedTotal { get; init; }

    private bool PrintContradictsItself =>
        Published is { Count: { } count, Percent: { Scale: var decimals } percent }
        && PublishedTotal is { } total and not 0
        && Rounded(count, total, decimals) != percent;

    private static decimal Rounded(int count, int total, int decimals) =>
        Math.Round(100m * count / total, decimals, MidpointRounding.AwayFromZero);
}
