using Dvc.Core.Agencies;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>Sums as they are stored at the moment that they are asked for.</summary>
/// <param name="reader">Reads the figures.</param>
internal sealed class StoredFigures(KpiReader reader) : ISpanFigures
{
    /// <inheritdoc />
    public Task<IReadOnlyDictionary<AgencyCode, SpanSums>> ReadTreeAsync(AgencyCode root, DateInterval span, CancellationToken cancellationToken) =>
        reader.ReadTreeAsync(root, span, cancellationToken);

    /// <inheritdoc />
    public async Task<SpanSums> ReadAsync(AgencyCode agency, DateInterval span, CancellationToken cancellationToken) =>
        (await reader.ReadSeriesAsync(agency, [span], cancellationToken))[0];
}
