using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

internal sealed record KpiCounts(ReceivedCounts Received, ResolvedCounts Resolved);
