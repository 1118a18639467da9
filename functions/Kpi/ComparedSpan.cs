using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Storage.Kpi;

namespace Dvc.Functions.Kpi;

/// <summary>What a span is compared with.</summary>
/// <param name="Other">The other span.</param>
/// <param name="Days">How many days of both are compared; null where all are.</param>
/// <param name="Now">The span's own figures of those days; null where they are those of all of it.</param>
/// <param name="Before">The other span's.</param>
/// <param name="Predecessors">The agencies whose figures are in <paramref name="Before"/>, beside the agency's own.</param>
internal sealed record ComparedSpan(NamedSpan Other, int? Days, Figures? Now, SpanSums Before, IReadOnlyList<AgencyCode> Predecessors);
