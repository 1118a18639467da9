namespace Dvc.Storage;

/// <summary>Work of which several parts go on at once.</summary>
internal static class ParallelWork
{
    /// <summary>At most <paramref name="atOnce"/>, on the scheduler of whoever asks for it: nothing goes on behind the back of one that orders every step.</summary>
    public static ParallelOptions Of(int atOnce, CancellationToken cancellationToken) => new()
    {
        MaxDegreeOfParallelism = atOnce,
        TaskScheduler = TaskScheduler.Current,
        CancellationToken = cancellationToken,
    };
}
