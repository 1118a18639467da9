using Dvc.Functions.Health;
using Dvc.Functions.Http;

namespace Dvc.Functions.Welcome;

/// <summary>Knows how the service stands. It looks once a second at most, as anybody may ask.</summary>
/// <param name="health">Looks.</param>
/// <param name="time">The clock.</param>
public sealed class StateReader(HealthReader health, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<ServiceState>? reading;
    private DateTimeOffset readAt;

    /// <summary>The state, a second old at most.</summary>
    internal Task<ServiceState> CurrentAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (reading is null || (reading.IsCompleted && time.GetUtcNow() - readAt >= Age))
            {
                (reading, readAt) = (ReadAsync(), time.GetUtcNow());
            }

            return reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<ServiceState> ReadAsync()
    {
        try
        {
            return (await health.ReadAsync(CancellationToken.None)).Status == "healthy" ? ServiceState.Healthy : ServiceState.Degraded;
        }
        catch (Exception failure) when (Failures.IsStorageFailure(failure))
        {
            return ServiceState.Unreachable;
        }
    }
}
