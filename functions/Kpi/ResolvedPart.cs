namespace Dvc.Functions.Kpi;

/// <summary>Dossiers resolved, by outcome.</summary>
/// <param name="Total">All outcomes.</param>
/// <param name="Early">Before the due date.</param>
/// <param name="OnTime">On the due date, or without one.</param>
/// <param name="Late">After the due date.</param>
public sealed record ResolvedPart(long Total, long Early, long OnTime, long Late);
