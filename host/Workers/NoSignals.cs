namespace Dvc.Host.Workers;

/// <summary>The lifetime of a server that ends when its owner says so, and not with a signal to the process.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
