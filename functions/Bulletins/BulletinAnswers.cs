using System.Runtime.CompilerServices;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Bulletins;

namespace Dvc.Functions.Bulletins;

/// <summary>What a bulletin is made of: the week as it is answered at this moment, for every agency of the tree.</summary>
/// <param name="answers">The figures.</param>
public sealed class BulletinAnswers(KpiAnswers answers)
{
    private const int Readings = 3;
    private const int AgenciesAtOnce = 8;

    /// <summary>Every agency's answer, the whole tree's first.</summary>
    /// <exception cref="InvalidOperationException">Figures changed during every reading.</exception>
    public async IAsyncEnumerable<AgencyAnswer> OfAsync(Period week, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (agency, answer) in await ReadAsync(week, cancellationToken))
        {
            yield return new AgencyAnswer(agency, JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Answers.KpiAnswer));
        }
    }

    // Roll-ups go on meanwhile. Agencies that were read before and after one contradict each other, and a bulletin must not.
    private async Task<List<(AgencyCode Agency, KpiAnswer Answer)>> ReadAsync(Period week, CancellationToken cancellationToken)
    {
        for (var reading = 1; reading <= Readings; reading++)
        {
            var tree = await ReadOnceAsync(week, cancellationToken);
            if (AgreeWithEachOther(tree))
            {
                return tree;
            }
        }

        throw new InvalidOperationException("No bulletin: figures changed while they were read.");
    }

    private async Task<List<(AgencyCode Agency, KpiAnswer Answer)>> ReadOnceAsync(Period week, CancellationToken cancellationToken)
    {
        var country = await answers.OfAsync(week, AgencyCode.Country, cancellationToken);
        List<(AgencyCode, KpiAnswer)> tree = [(AgencyCode.Country, country)];
        foreach (var some in country.Agencies.Select(row => AgencyCode.Parse(row.Agency.Code)).Chunk(AgenciesAtOnce))
        {
            tree.AddRange(await Task.WhenAll(some.Select(async agency => (agency, await answers.OfAsync(week, agency, cancellationToken)))));
        }

        return tree;
    }

    private static bool AgreeWithEachOther(List<(AgencyCode Agency, KpiAnswer Answer)> tree)
    {
        var counts = tree.ToDictionary(one => one.Agency.Value, one => one.Answer.Counts, StringComparer.Ordinal);
        return tree.All(one => one.Answer.Agencies.All(row => counts.TryGetValue(row.Agency.Code, out var own) && own == row.Counts));
    }
}
