using System.Collections.Concurrent;
using Dvc.Core.Agencies;
using Dvc.Storage.Kpi;
using NodaTime;

namespace Dvc.Functions.Kpi;

/// <summary>
/// Sums of the whole country, read once for each span: what every agency's answer takes from it costs no more reading.
/// </summary>
/// <param name="reader">Reads the figures.</param>
internal sealed class CountryFigures(KpiReader reader) : ISpanFigures
{
    private readonly ConcurrentDictionary<DateInterval, Tree> trees = new();

    /// <summary>The last day that anything which was read tells of.</summary>
    public LocalDate LastDay => trees.Keys.Max(span => span.End);

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<AgencyCode, SpanSums>> ReadTreeAsync(AgencyCode root, DateInterval span, CancellationToken cancellationToken)
    {
        var tree = await TreeAsync(span, cancellationToken);
        return root == AgencyCode.Country
            ? tree.All
            : tree.Provinces[root.FirstGroup].Where(row => row.Key.IsWithin(root)).ToDictionary();
    }

    /// <inheritdoc />
    public async Task<SpanSums> ReadAsync(AgencyCode agency, DateInterval span, CancellationToken cancellationToken) =>
        (await TreeAsync(span, cancellationToken)).All.GetValueOrDefault(agency, SpanSums.Nothing);

    /// <summary>
    /// Reads everything once more, and tells whether nothing is different. No row ever goes back to what it was, so all of
    /// it then stood together at the moment between the two readings.
    /// </summary>
    public async Task<bool> IsUnchangedAsync(CancellationToken cancellationToken)
    {
        foreach (var (span, tree) in trees)
        {
            var again = await reader.ReadTreeAsync(AgencyCode.Country, span, cancellationToken);
            if (again.Count != tree.All.Count || !again.All(row => tree.All.TryGetValue(row.Key, out var sums) && sums == row.Value))
            {
                return false;
            }
        }

        return true;
    }

    // Of two who read a span at once the first is right for both.
    private async Task<Tree> TreeAsync(DateInterval span, CancellationToken cancellationToken)
    {
        if (trees.TryGetValue(span, out var known))
        {
            return known;
        }

        var all = await reader.ReadTreeAsync(AgencyCode.Country, span, cancellationToken);
        return trees.GetOrAdd(span, new Tree(all, all.ToLookup(row => row.Key.FirstGroup, StringComparer.Ordinal)));
    }

    private sealed record Tree(
        IReadOnlyDictionary<AgencyCode, SpanSums> All, ILookup<string, KeyValuePair<AgencyCode, SpanSums>> Provinces);
}
