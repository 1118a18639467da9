using Azure;

namespace Dvc.Storage;

/// <summary>Optimistic concurrency: tries again, with growing pauses of random length, while another writer comes first.</summary>
/// <param name="time">The clock that pauses run on.</param>
public sealed class Conflicts(TimeProvider time)
{
    private const int Attempts = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Runs <paramref name="attempt"/>, which must read before it writes, until it meets no conflict.
    /// </summary>
    /// <exception cref="RequestFailedException">The conflict of the last attempt, or any other failure at once.</exception>
    public async Task RetryAsync(Func<int, Task> attempt, CancellationToken cancellationToken)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                await attempt(number);
                return;
            }
            catch (RequestFailedException conflict) when (conflict.IsConflict() && number + 1 < Attempts)
            {
                var longest = Math.Min(LongestPause.TotalMilliseconds, FirstPause.TotalMilliseconds * Math.Pow(2, number));
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * longest), time, cancellationToken);
            }
        }
    }
}
