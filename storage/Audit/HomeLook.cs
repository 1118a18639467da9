using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Postings;

namespace Dvc.Storage.Audit;

/// <summary>What one reading of a home and of its facts shows.</summary>
/// <param name="Version">The home's rows and their versions.</param>
/// <param name="Ledger">Ledger rows that are wrong.</param>
/// <param name="Facts">Facts rows that are wrong.</param>
/// <param name="Stale">Dossiers that stood for other postings than today's rules give.</param>
/// <param name="Reposted">How many of them were posted anew meanwhile.</param>
/// <param name="OldestPending">The oldest row that waits for a roll-up.</param>
/// <param name="Agencies">The agencies that have ledger rows.</param>
internal sealed record HomeLook(
    string Version,
    IReadOnlyCollection<KeyValuePair<LedgerKey, LedgerEntry>> Ledger,
    IReadOnlyCollection<LedgerKey> Facts,
    int Stale,
    int Reposted,
    TableEntity? OldestPending,
    IReadOnlyCollection<AgencyCode> Agencies)
{
    /// <summary>Nothing is wrong; after dossiers were posted anew a further look has to show it.</summary>
    public bool IsRight => Ledger.Count == 0 && Facts.Count == 0 && Stale == 0;
}
