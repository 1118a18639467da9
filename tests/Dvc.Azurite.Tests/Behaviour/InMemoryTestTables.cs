using Dvc.Testing.Tables;

namespace Dvc.Azurite.Tests.Behaviour;

internal sealed class InMemoryTestTables : ITestTables
{
    public async Task<TableClient> CreateTableAsync()
    {
        var table = new InMemoryTables().GetTableClient("memory");
        await table.CreateIfNotExistsAsync(TestContext.Current.CancellationToken);
        return table;
    }

    public TableClient MissingTable() => new InMemoryTableClient("missing");
}
