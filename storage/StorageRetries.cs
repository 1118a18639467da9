using Azure.Core;
using Azure.Core.Pipeline;

namespace Dvc.Storage;

/// <summary>
/// Tries requests of storage again as its clients do by themselves, with up to 100 s for each try. Whoever reads for somebody
/// who waits for the answer asks for less (<see cref="Briefly"/>): then a request fails 2.5 s after it began, all its tries
/// together.
/// </summary>
public sealed class StorageRetries : RetryPolicy
{
    private const string IsBrief = "dvc.brief";

    private static readonly TimeSpan BriefLimit = TimeSpan.FromSeconds(2.5);

    // The pause before a second try takes up to a second.
    private static readonly TimeSpan WorthAnotherTry = TimeSpan.FromSeconds(1.5);

    private static readonly Dictionary<string, object?> Brief = new(StringComparer.Ordinal) { [IsBrief] = true };

    /// <summary>Requests that begin before this is disposed of fail early where storage does not answer, here and in all that is called.</summary>
    public static IDisposable Briefly() => HttpPipeline.CreateHttpMessagePropertiesScope(Brief);

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
        if (MustBeBrief(message))
        {
            message.NetworkTimeout = Left(message);
        }

        return base.OnSendingRequestAsync(message);
    }

    /// <inheritdoc />
    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        MustBeBrief(message) && (message.ProcessingContext.RetryNumber > 0 || Left(message) < WorthAnotherTry)
            ? ValueTask.FromResult(false)
            : base.ShouldRetryAsync(message, exception);

    private static bool MustBeBrief(HttpMessage message) => message.TryGetProperty(IsBrief, out _);

    private static TimeSpan Left(HttpMessage message) => BriefLimit - (TimeProvider.System.GetUtcNow() - message.ProcessingContext.StartTime);
}
