using System.Text.Json;
using Dvc.Functions.Health;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Welcome;

/// <summary>Knows how the service stands. It looks once a second at most, as anybody may ask.</summary>
/// <param name="health">Looks.</param>
/// <param name="time">The clock.</param>
public sealed class StateReader(GetHealth health, TimeProvider time)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    // An answer is there within two seconds, whatever storage does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

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
        using var limit = new CancellationTokenSource(Patience, time);
        try
        {
            return await health.RunAsync(new DefaultHttpContext().Request, limit.Token) is ContentResult { StatusCode: StatusCodes.Status200OK, Content: { } json }
                ? JsonSerializer.Deserialize(json, ApiJson.Answers.HealthAnswer)!.Status == "healthy" ? ServiceState.Healthy : ServiceState.Degraded
                : ServiceState.Unreachable;
        }
        catch (Exception failure) when (failure is OperationCanceledException || Failures.IsStorageFailure(failure))
        {
            return ServiceState.Unreachable;
        }
    }
}
