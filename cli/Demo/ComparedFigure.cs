namespace Dvc.Cli.Demo;

/// <summary>One count, and its share of a total where a share was published.</summary>
internal sealed record ComparedFigure(
    string Vietnamese, string English, int Counted, int Published, int Total = 0, decimal? PublishedPercent = null)
{
    public int Difference => Counted - Published;

    public bool IsShare => PublishedPercent is not null;

    /// <summary>The share, to as many decimals as the published one; null of nothing.</summary>
    public decimal? Percent => PublishedPercent is { Scale: var decimals } && Total != 0
        ? Math.Round(100m * Counted / Total, decimals, MidpointRounding.AwayFromZero)
        : null;

    public bool PercentsAgree => Percent == PublishedPercent;
}
