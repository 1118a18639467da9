namespace Dvc.Cli.Samples;

internal sealed record SampleAgency(string Code, string Name);
