using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>The app on a storage of its own that was empty when it started.</summary>
public class EmptyApp : IAsyncLifetime
{
    private AzuriteServer? storage;
    private App? app;

    internal App App => app!;

    internal string Storage => storage!.ConnectionString;

    private protected virtual IEnumerable<(string Name, string Value)> Settings => [];

    public virtual async ValueTask InitializeAsync()
    {
        storage = await AzuriteServer.StartAsync();
        app = await App.StartAsync(Storage, Settings);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (storage is not null)
        {
            await storage.DisposeAsync();
        }
    }
}
