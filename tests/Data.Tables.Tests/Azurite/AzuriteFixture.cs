using Azure.Data.Tables.Tests.Behaviour;
using Dvc.Azurite;

[assembly: AssemblyFixture(typeof(Azure.Data.Tables.Tests.Azurite.AzuriteFixture))]

namespace Azure.Data.Tables.Tests.Azurite;

/// <summary>One Azurite for all tests of this assembly, a table of its own for each.</summary>
public sealed class AzuriteFixture : ITestTables, IAsyncLifetime
{
    private AzuriteServer? server;

    public AzuriteServer Server => server!;

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    public async Task<TableClient> CreateTableAsync()
    {
        var table = new TableServiceClient(Server.ConnectionString).GetTableClient($"t{Guid.NewGuid():N}");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return table;
    }

    public TableClient MissingTable() => new(Server.ConnectionString, "missing");
}
