using Dvc.Functions.Kpi;

namespace Dvc.Functions.Quality;

/// <summary>One agency of the tree.</summary>
/// <param name="Agency">The agency, its subtree included.</param>
/// <param name="Parent">The code of the agency directly above, which counts this one's dossiers too.</param>
/// <param name="Depth">How many groups the code has: 1 for a province or ministry, 2 for what is directly below it, and so on.</param>
/// <param name="Received">How many dossiers were received.</param>
/// <param name="Resolved">How many were resolved.</param>
/// <param name="Counts">The numbers.</param>
public sealed record QualityRow(AgencyPart Agency, string? Parent, int Depth, long Received, long Resolved, QualityCounts Counts);
