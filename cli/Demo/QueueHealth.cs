namespace Dvc.Cli.Demo;

internal sealed record QueueHealth(int Depth, int PoisonDepth);
