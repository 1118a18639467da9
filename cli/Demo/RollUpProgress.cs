namespace Dvc.Cli.Demo;

/// <summary>How far a run of the roll-up is: the rows that it has found to publish, and those of them that are published.</summary>
internal sealed record RollUpProgress(long Rows, long Published);
