namespace Dvc.Cli.Demo;

internal sealed record RollUpHealth(int PendingHomes, DateTimeOffset? LastFinishedAt, RollUpProgress? Progress);
