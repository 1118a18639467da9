using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteQueryTests(AzuriteFixture azurite) : QueryBehaviour
{
    protected override Task<TableClient> CreateTableAsync() => azurite.CreateTableAsync();

    protected override TableClient MissingTable() => new(azurite.Server.ConnectionString, "missing");
}
