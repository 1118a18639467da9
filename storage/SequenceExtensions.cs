namespace Dvc.Storage;

/// <summary>What planning of reads needs of sequences.</summary>
internal static class SequenceExtensions
{
    /// <summary>First and last of every run of neighbours in an ordered sequence.</summary>
    public static IEnumerable<(T First, T Last)> Runs<T>(this IReadOnlyList<T> ordered, Func<T, T, bool> areNeighbours)
    {
        for (int first = 0, index = 0; index < ordered.Count; index++)
        {
            if (index + 1 == ordered.Count || !areNeighbours(ordered[index], ordered[index + 1]))
            {
                yield return (ordered[first], ordered[index]);
                first = index + 1;
            }
        }
    }
}
