using Dvc.Functions.Procedures;

namespace Dvc.Functions.Kpi;

/// <summary>What is overdue of a procedure.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="Since">The oldest due date.</param>
/// <param name="Count">How many dossiers are overdue.</param>
public sealed record OverdueProcedurePart(ProcedurePart Procedure, string Since, long Count);
