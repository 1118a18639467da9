namespace Dvc.Cli.Demo;

/// <summary>What the demo reads of <c>GET /api/kpi/range</c>.</summary>
internal sealed record KpiReport(KpiCounts Counts);
