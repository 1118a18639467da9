namespace Dvc.Cli.Samples;

internal sealed record ReceivedCounts(int Total, int InPerson, int Online, int Post);
