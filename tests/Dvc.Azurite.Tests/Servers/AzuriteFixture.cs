using Dvc.Azurite.Tests.Behaviour;

namespace Dvc.Azurite.Tests.Servers;

/// <summary>One Azurite for all tests of this assembly, a table of its own for each.</summary>
public abstract class AzuriteFixture(bool plain) : ITestTables, IAsyncLifetime
{
    private AzuriteServer? server;

    public AzuriteServer Server => server!;

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync(plain: plain);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public async Task<TableClient> CreateTableAsync()
    {
        var table = new TableServiceClient(Server.ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return table;
    }

    public TableClient MissingTable() => new(Server.ConnectionString, "missing");
}
