namespace Dvc.Host.Functions;

/// <summary>When what takes work may begin.</summary>
internal static class HostLifetimeExtensions
{
    /// <summary>Waits until the server listens: a host whose port is taken runs nothing.</summary>
    /// <returns>False where the host stops before that.</returns>
    public static async Task<bool> WaitUntilStartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !stopping.IsCancellationRequested;
    }
}
