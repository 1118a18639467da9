using Dvc.Core.Agencies;

namespace Dvc.Storage.RollUp;

/// <summary>The order in which kpis are published: what is below an agency before the agency, those of one depth at once.</summary>
internal static class AgencyCascade
{
    private const int ParallelAgencies = 4;

    /// <summary>Publishes what is touched, of every agency and of all above it, children before ancestors.</summary>
    /// <param name="touched">The touched days.</param>
    /// <param name="part">What of a day is published, once for each agency.</param>
    /// <param name="publish">Publishes an agency's parts.</param>
    /// <param name="published">Told how many parts of an agency are published.</param>
    /// <param name="cancellationToken">Ends it between two agencies.</param>
    public static async Task PublishAsync<T>(
        IEnumerable<TouchedDay> touched,
        Func<TouchedDay, T> part,
        Func<AgencyCode, IReadOnlyList<T>, CancellationToken, Task> publish,
        Func<int, CancellationToken, Task> published,
        CancellationToken cancellationToken)
    {
        var levels = Parts(touched, part)
            .GroupBy(touch => touch.Agency, touch => touch.Part)
            .GroupBy(agency => agency.Key.Depth)
            .OrderByDescending(level => level.Key);
        foreach (var level in levels)
        {
            await Parallel.ForEachAsync(
                level,
                ParallelWork.Of(ParallelAgencies, cancellationToken),
                async (agency, token) =>
                {
                    IReadOnlyList<T> parts = [.. agency];
                    await publish(agency.Key, parts, token);
                    await published(parts.Count, token);
                });
        }
    }

    /// <summary>How many parts of agencies there are to publish.</summary>
    public static int Count<T>(IEnumerable<TouchedDay> touched, Func<TouchedDay, T> part) => Parts(touched, part).Count();

    private static IEnumerable<(AgencyCode Agency, T Part)> Parts<T>(IEnumerable<TouchedDay> touched, Func<TouchedDay, T> part) => touched
        .SelectMany(day => day.Agency.SelfAndAncestors(), (day, agency) => (Agency: agency, Part: part(day)))
        .Distinct();
}
