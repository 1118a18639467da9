namespace Dvc.Cli.Samples;

/// <summary>Shares of all resolved dossiers, as printed; <paramref name="Note"/> says where print and counts disagree.</summary>
internal sealed record ResolvedPercent(decimal Early, decimal OnTime, decimal Late, string Note);
