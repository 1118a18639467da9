using Dvc.Offline.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Has Azurite run while the host does, where a setting asks for development storage. It is the first service to
/// start, and what the container disposes last: after the drain.
/// </summary>
internal sealed class DevelopmentStorageService(IConfiguration settings, HostSettings host)
    : IHostedLifecycleService, IAsyncDisposable
{
    private DevelopmentStorage? storage;

    private bool IsAskedFor => settings.AsEnumerable().Any(setting => string.Equals(
        setting.Value?.Trim().TrimEnd(';'), "UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase));

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (IsAskedFor)
        {
            storage = await DevelopmentStorage.UseAsync(host.DataDirectory, cancellationToken);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
        {
            await storage.DisposeAsync();
        }
    }
}
