using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteTransactionTests(AzuriteFixture azurite) : TransactionBehaviour
{
    protected override Task<TableClient> CreateTableAsync() => azurite.CreateTableAsync();

    protected override TableClient MissingTable() => new(azurite.Server.ConnectionString, "missing");
}
