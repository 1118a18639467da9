using Dvc.Functions.Http;
using Dvc.Storage.Audit;

namespace Dvc.Functions.Health;

/// <summary>The audit, which repairs every difference that it finds. Counts are of the last run, so far where it is not over.</summary>
/// <param name="LastFinishedAt">When a run last ended; null before the first.</param>
/// <param name="Homes">Homes recounted.</param>
/// <param name="Agencies">Agencies whose kpis were summed up again.</param>
/// <param name="Left">Homes and agencies left to the next round: they were never quiet, or failed.</param>
/// <param name="LedgerRows">Ledger rows that were wrong.</param>
/// <param name="FactsRows">Facts rows that were wrong.</param>
/// <param name="KpisRows">Kpis rows that were wrong.</param>
/// <param name="LostMarks">Homes that waited for the roll-up without a mark.</param>
/// <param name="RepostedDossiers">Dossiers that stood for other postings than today's rules give.</param>
/// <param name="LastDifferenceAt">When any run last found a difference; null where none ever did.</param>
public sealed record AuditHealth(
    string? LastFinishedAt,
    long Homes,
    long Agencies,
    long Left,
    long LedgerRows,
    long FactsRows,
    long KpisRows,
    long LostMarks,
    long RepostedDossiers,
    string? LastDifferenceAt)
{
    /// <summary>What <paramref name="report"/> says; where there is none, that nothing was audited.</summary>
    public static AuditHealth Of(AuditReport? report)
    {
        var last = report?.Last ?? new AuditFindings();
        return new AuditHealth(
            VietnamTimestamp.Format(report?.FinishedAt),
            last.Homes,
            last.Agencies,
            last.Left,
            last.LedgerRows,
            last.FactsRows,
            last.KpisRows,
            last.LostMarks,
            last.RepostedDossiers,
            VietnamTimestamp.Format(report?.LastDifferenceAt));
    }
}
