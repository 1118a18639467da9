using Dvc.Testing.Tables;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class InMemoryKeyTests : KeyBehaviour
{
    protected override async Task<TableClient> CreateTableAsync()
    {
        var table = new InMemoryTables().GetTableClient("memory");
        await table.CreateIfNotExistsAsync(Cancelled);
        return table;
    }

    protected override TableClient MissingTable() => new InMemoryTableClient("missing");
}
