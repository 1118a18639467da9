namespace Dvc.Functions.Kpi;

/// <summary>What an agency is overdue with.</summary>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Parent">The code of the agency directly above, which counts this one's dossiers too; null for the whole tree.</param>
/// <param name="Depth">How many groups the code has: 0 for the whole tree, 1 for a province or ministry, and so on.</param>
/// <param name="Since">The oldest due date.</param>
/// <param name="Count">How many dossiers are overdue.</param>
public sealed record OldestOverduePart(AgencyPart Agency, string? Parent, int Depth, string Since, long Count);
