namespace Dvc.Functions.Kpi;

/// <summary>Dossiers open.</summary>
/// <param name="Total">All.</param>
/// <param name="WithinDue">Not past the due date, without one, or paused.</param>
/// <param name="Overdue">Past the due date.</param>
public sealed record OpenPart(long Total, long WithinDue, long Overdue);
