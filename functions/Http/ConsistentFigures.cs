using Dvc.Core.Kpi;

namespace Dvc.Functions.Http;

/// <summary>Reads figures until they do not contradict each other.</summary>
internal static class ConsistentFigures
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    // Longer each time: readings must not slow down the roll-up that they wait for. Together less than the longest wait.
    private static readonly TimeSpan[] Pauses = [.. new[] { 100, 200, 300, 400, 500 }.Select(pause => TimeSpan.FromMilliseconds(pause))];

    /// <summary>The first reading that is free of contradictions.</summary>
    /// <exception cref="ContradictoryFiguresException">There was none within two seconds.</exception>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var reading = 0; ; reading++)
        {
            try
            {
                return await read();
            }
            catch (ContradictoryFiguresException) when (reading < Pauses.Length && time.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(Pauses[reading], time, cancellationToken);
            }
        }
    }
}
