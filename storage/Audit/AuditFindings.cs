namespace Dvc.Storage.Audit;

/// <summary>What an audit looked at and found; every difference is repaired where it is found.</summary>
/// <param name="Homes">Homes whose dossiers were recounted.</param>
/// <param name="Agencies">Agencies whose kpis were summed up again.</param>
/// <param name="Left">Homes and agencies left to the next round: they were never quiet, or failed.</param>
/// <param name="LedgerRows">Ledger rows that were not what their home's dossiers post.</param>
/// <param name="FactsRows">Facts rows that were not what their home's dossiers post.</param>
/// <param name="KpisRows">Kpis rows, either copy, that were not the sum of their inputs.</param>
/// <param name="LostMarks">Homes that had something to roll up for long and no mark.</param>
/// <param name="RepostedDossiers">Dossiers that stood for other postings than today's rules give.</param>
public sealed record AuditFindings(
    long Homes = 0,
    long Agencies = 0,
    long Left = 0,
    long LedgerRows = 0,
    long FactsRows = 0,
    long KpisRows = 0,
    long LostMarks = 0,
    long RepostedDossiers = 0)
{
    /// <summary>The differences by kind, named as on the wire.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Differences =>
    [
        new("ledgerRows", LedgerRows),
        new("factsRows", FactsRows),
        new("kpisRows", KpisRows),
        new("lostMarks", LostMarks),
        new("repostedDossiers", RepostedDossiers),
    ];

    /// <summary>Whether there is any difference.</summary>
    public bool HasDifferences => Differences.Any(kind => kind.Value > 0);

    /// <summary>Both together.</summary>
    public static AuditFindings operator +(AuditFindings left, AuditFindings right) => new(
        left.Homes + right.Homes,
        left.Agencies + right.Agencies,
        left.Left + right.Left,
        left.LedgerRows + right.LedgerRows,
        left.FactsRows + right.FactsRows,
        left.KpisRows + right.KpisRows,
        left.LostMarks + right.LostMarks,
        left.RepostedDossiers + right.RepostedDossiers);
}
