using System.Runtime.CompilerServices;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Bulletins;
using Dvc.Storage.Kpi;

namespace Dvc.Functions.Bulletins;

/// <summary>What a bulletin is made of: the week as it is answered at this moment, for every agency of the tree.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="reader">Reads the figures.</param>
public sealed class BulletinAnswers(KpiAnswers answers, KpiReader reader)
{
    private const int Readings = 3;

    /// <summary>Every agency's answer, the whole tree's first.</summary>
    /// <exception cref="InvalidOperationException">Figures changed during every reading.</exception>
    public async IAsyncEnumerable<AgencyAnswer> OfAsync(Period week, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (agency, answer) in await ReadAsync(week, cancellationToken))
        {
            yield return new AgencyAnswer(agency, JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Answers.KpiAnswer));
        }
    }

    // Roll-ups go on meanwhile. Figures that were read before and after one contradict each other, and a bulletin must not.
    private async Task<IReadOnlyList<(AgencyCode Agency, KpiAnswer Answer)>> ReadAsync(Period week, CancellationToken cancellationToken)
    {
        for (var reading = 1; reading <= Readings; reading++)
        {
            var figures = new CountryFigures(reader);
            var tree = await answers.OfEveryAsync(week, figures, cancellationToken);
            if (await figures.IsUnchangedAsync(cancellationToken))
            {
                return tree;
            }
        }

        throw new InvalidOperationException("No bulletin: figures changed while they were read.");
    }
}
