namespace Dvc.Functions.Kpi;

/// <summary>What an agency is overdue with.</summary>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Since">The oldest due date.</param>
/// <param name="Count">How many dossiers are overdue.</param>
public sealed record OldestOverduePart(AgencyPart Agency, string Since, long Count);
