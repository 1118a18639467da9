using Dvc.Functions.Kpi;

namespace Dvc.Functions.Procedures;

/// <summary>One procedure of an agency and those below it.</summary>
/// <param name="Procedure">The procedure.</param>
/// <param name="LastEventAt">The sender's clock of the newest event behind the span's figures; null where there is none.</param>
/// <param name="Counts">The counts.</param>
/// <param name="Rates">The rates.</param>
public sealed record ProcedureRow(ProcedurePart Procedure, string? LastEventAt, CountsPart Counts, RatesPart Rates);
