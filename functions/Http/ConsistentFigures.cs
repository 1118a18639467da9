using Dvc.Core.Kpi;

namespace Dvc.Functions.Http;

/// <summary>Reads figures until they do not contradict each other.</summary>
internal static class ConsistentFigures
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(100);

    /// <summary>The first reading that is free of contradictions.</summary>
    /// <exception cref="ContradictoryFiguresException">There was none within two seconds.</exception>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await read();
            }
            catch (ContradictoryFiguresException) when (time.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(BetweenReadings, time, cancellationToken);
            }
        }
    }
}
