namespace Dvc.Cli.Samples;

internal sealed record PublishedAgency(string Code, string Name);
