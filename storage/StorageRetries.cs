using Azure.Core;
using Azure.Core.Pipeline;

namespace Dvc.Storage;

/// <summary>
/// Tries requests of storage again as its clients do by themselves, with up to 100 s for each try. Whoever reads for somebody
/// who waits for the answer asks for less (<see cref="Briefly"/>): then a request fails after so long, all its tries together.
/// </summary>
public sealed class StorageRetries : RetryPolicy
{
    private const string Limit = "dvc.limit";

    // The pause before a second try takes up to a second.
    private static readonly TimeSpan WorthAnotherTry = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// Requests that begin before this is disposed of fail after <paramref name="limit"/> where storage does not answer, here
    /// and in all that is called. Within another one the inner limit counts.
    /// </summary>
    public static IDisposable Briefly(TimeSpan limit) =>
        HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?>(StringComparer.Ordinal) { [Limit] = limit });

    /// <inheritdoc />
    /// <exception cref="TimeoutException">Storage did not answer in time.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await base.ProcessAsync(message, pipeline);
        }
        catch (OperationCanceledException late) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Storage did not answer in time.", late);
        }
    }

    /// <inheritdoc />
    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        if (Left(message) is { } left)
        {
            message.NetworkTimeout = left;
        }

        return base.OnSendingRequestAsync(message);
    }

    /// <inheritdoc />
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        Left(message) is { } left && (message.ProcessingContext.RetryNumber > 0 || left < WorthAnotherTry)
            ? ValueTask.FromResult(false)
            : base.ShouldRetryAsync(message, exception);

    // Null where the request may take its time.
    private static TimeSpan? Left(HttpMessage message) => message.TryGetProperty(Limit, out var limit) && limit is TimeSpan allowed
        ? allowed - (TimeProvider.System.GetUtcNow() - message.ProcessingContext.StartTime)
        : null;
}
