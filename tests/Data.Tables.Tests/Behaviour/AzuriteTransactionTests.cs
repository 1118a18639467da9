using Azure.Data.Tables.Tests.Azurite;

namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class AzuriteTransactionTests(AzuriteFixture azurite) : TransactionBehaviour(azurite);
