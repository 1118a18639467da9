using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteQueryTests(AzuriteFixture azurite) : QueryBehaviour(azurite);
