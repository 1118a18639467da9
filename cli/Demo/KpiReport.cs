using Dvc.Cli.Samples;

namespace Dvc.Cli.Demo;

/// <summary>What the demo reads of <c>GET /api/kpi/range</c>.</summary>
internal sealed record KpiReport(KpiReport.CountsPart Counts)
{
    internal sealed record CountsPart(ReceivedCounts Received, ResolvedCounts Resolved);
}
