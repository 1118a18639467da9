using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteEntityTests(AzuriteFixture azurite) : EntityBehaviour(azurite);
