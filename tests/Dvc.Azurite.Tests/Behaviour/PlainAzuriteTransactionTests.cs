using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class PlainAzuriteTransactionTests(PlainAzuriteFixture azurite) : TransactionBehaviour(azurite);
