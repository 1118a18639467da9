using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteKeyTests(AzuriteFixture azurite) : KeyBehaviour(azurite);
