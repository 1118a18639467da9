namespace Dvc.Cli.Samples;

/// <summary>A figure as printed.</summary>
/// <param name="Count">Dossiers; null where only a share is printed.</param>
/// <param name="Percent">Its share of all received or all resolved, to the printed decimals.</param>
/// <param name="PercentAtLeast">The share's lower bound, where no more is printed ("trên 98%").</param>
/// <param name="Note">Where print contradicts print, how.</param>
internal sealed record PublishedFigure(
    int? Count = null, decimal? Percent = null, decimal? PercentAtLeast = null, string? Note = null);
