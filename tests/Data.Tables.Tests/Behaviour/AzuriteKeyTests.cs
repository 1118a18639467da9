using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteKeyTests(AzuriteFixture azurite) : KeyBehaviour
{
    protected override Task<TableClient> CreateTableAsync() => azurite.CreateTableAsync();

    protected override TableClient MissingTable() => new(azurite.Server.ConnectionString, "missing");
}
