using Dvc.Functions.Kpi;

namespace Dvc.Functions.Quality;

/// <summary>One agency of the tree.</summary>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Received">How many dossiers were received.</param>
/// <param name="Resolved">How many were resolved.</param>
/// <param name="Counts">The numbers.</param>
public sealed record QualityRow(AgencyPart Agency, long Received, long Resolved, QualityCounts Counts);
