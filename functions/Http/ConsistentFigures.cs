using Dvc.Core.Kpi;

namespace Dvc.Functions.Http;

/// <summary>Reads figures until they do not contradict each other.</summary>
internal static class ConsistentFigures
{
    private const int Readings = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenReadings = LongestWait / Readings;

    /// <summary>The first reading that is free of contradictions.</summary>
    /// <exception cref="ContradictoryFiguresException">There was none within two seconds.</exception>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var reading = 1; ; reading++)
        {
            try
            {
                return await read();
            }
            catch (ContradictoryFiguresException) when (reading < Readings && time.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(BetweenReadings, time, cancellationToken);
            }
        }
    }
}
