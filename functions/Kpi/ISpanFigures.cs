using Dvc.Core.Agencies;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>Where answers take the sums of spans of days from.</summary>
internal interface ISpanFigures
{
    /// <summary>The sums of <paramref name="root"/> and of every agency below it that has any up to the end of <paramref name="span"/>.</summary>
    Task<IReadOnlyDictionary<AgencyCode, SpanSums>> ReadTreeAsync(AgencyCode root, DateInterval span, CancellationToken cancellationToken);

    /// <summary>The sums of one agency, its subtree included; zeros where it has none.</summary>
    Task<SpanSums> ReadAsync(AgencyCode agency, DateInterval span, CancellationToken cancellationToken);
}
