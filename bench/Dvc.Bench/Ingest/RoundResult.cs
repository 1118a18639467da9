using Dvc.Core.Kpi;
using Dvc.Storage.Audit;

namespace Dvc.Bench.Ingest;

/// <summary>What one round of a variant showed.</summary>
/// <param name="Variant">Which checks were on.</param>
/// <param name="Events">How many events were ingested.</param>
/// <param name="Elapsed">From the first delivery until all was rolled up.</param>
/// <param name="OwnCpu">The CPU time that this process took, over all its threads.</param>
/// <param name="AzuriteCpu">The CPU time that storage took.</param>
/// <param name="Counted">What the kpis say afterwards.</param>
/// <param name="Audited">What the audit looked at and found; null where none ran.</param>
internal sealed record RoundResult(
    Variant Variant,
    int Events,
    TimeSpan Elapsed,
    TimeSpan OwnCpu,
    TimeSpan AzuriteCpu,
    Figures Counted,
    AuditFindings? Audited)
{
    public double EventsPerSecond => Events / Elapsed.TotalSeconds;

    /// <summary>Whether every dossier was counted once, all counters are the baseline's, and the audit found nothing.</summary>
    public bool IsRight(Workload workload, Figures baseline) =>
        Counted.Received == workload.Received && Counted == baseline && Audited is not { HasDifferences: true };
}
