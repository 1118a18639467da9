using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class IndexedAzuriteTransactionTests(IndexedAzuriteFixture azurite) : TransactionBehaviour(azurite);
