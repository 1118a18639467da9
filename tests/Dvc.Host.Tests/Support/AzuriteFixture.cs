using Azure.Storage.Queues;
using Dvc.Azurite;

[assembly: AssemblyFixture(typeof(Dvc.Host.Tests.Support.AzuriteFixture))]

namespace Dvc.Host.Tests.Support;

/// <summary>One Azurite for all tests; each has queues of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? server;

    public string ConnectionString => server!.ConnectionString;

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    public QueueClient Queue(string name) => new(ConnectionString, name);
}
