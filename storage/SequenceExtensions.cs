namespace Dvc.Storage;

/// <summary>What planning of reads needs of sequences.</summary>
internal static class SequenceExtensions
{
    /// <summary>Splits an ordered sequence wherever two that follow each other are no neighbours.</summary>
    public static IEnumerable<List<T>> Runs<T>(this IEnumerable<T> ordered, Func<T, T, bool> areNeighbours)
    {
        List<T> run = [];
        foreach (var item in ordered)
        {
            if (run.Count > 0 && !areNeighbours(run[^1], item))
            {
                yield return run;
                run = [];
            }

            run.Add(item);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
