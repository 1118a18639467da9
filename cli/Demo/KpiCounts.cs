using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>What was counted of a sample; services are those of the year.</summary>
internal sealed record KpiCounts(ReceivedCounts Received, ResolvedCounts Resolved, ServiceCounts Services);
