namespace Dvc.Host.Functions;

/// <summary>What takes work that is not a request. It begins when the server listens: a host whose port is taken runs nothing.</summary>
internal abstract class Listeners(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stoppingToken.IsCancellationRequested)
        {
            await ListenAsync(stoppingToken);
        }
    }

    /// <summary>Lasts until the host is to stop.</summary>
    protected abstract Task ListenAsync(CancellationToken stopping);
}
