namespace Dvc.Cli.Samples;

internal sealed record ResolvedCounts(int Total, int Early, int OnTime, int Late);
