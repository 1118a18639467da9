using System.Runtime.CompilerServices;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Bulletins;
using Dvc.Storage.Kpi;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Bulletins;

/// <summary>What a bulletin is made of: the week as it is answered at this moment, for every agency of the tree.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="reader">Reads the figures.</param>
/// <param name="unpublished">Tells whether a roll-up, be it one that died, has published but some of what it is to publish.</param>
/// <param name="rollUp">Publishes the rest.</param>
public sealed class BulletinAnswers(KpiAnswers answers, KpiReader reader, UnpublishedDays unpublished, RollUpRunner rollUp)
{
    private const int Readings = 3;

    /// <summary>Every agency's answer, the whole tree's first.</summary>
    /// <exception cref="InvalidOperationException">Figures changed during every reading, or some were not published.</exception>
    public async IAsyncEnumerable<AgencyAnswer> OfAsync(Period week, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (agency, answer) in await ReadAsync(week, cancellationToken))
        {
            yield return new AgencyAnswer(agency, JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Answers.KpiAnswer));
        }
    }

    // Roll-ups go on meanwhile, and die. Figures that were read before and after one, or of which one wrote but some, contradict
    // each other, and a bulletin must not. Those that stand before and after a moment at which nothing was left to publish do not.
    private async Task<IReadOnlyList<(AgencyCode Agency, KpiAnswer Answer)>> ReadAsync(Period week, CancellationToken cancellationToken)
    {
        for (var reading = 1; reading <= Readings; reading++)
        {
            try
            {
                var figures = new CountryFigures(reader);
                var tree = await answers.OfEveryAsync(week, figures, cancellationToken);
                if (!await unpublished.AnyAsync(touched => touched.Day <= figures.LastDay, cancellationToken))
                {
                    if (await figures.IsUnchangedAsync(cancellationToken))
                    {
                        return tree;
                    }

                    continue;
                }
            }
            catch (ContradictoryFiguresException) when (reading < Readings)
            {
                // A roll-up stands half way, or has died there.
            }

            await rollUp.RunAsync(cancellationToken);
        }

        throw new InvalidOperationException("No bulletin: figures changed while they were read, or were published only in part.");
    }
}
