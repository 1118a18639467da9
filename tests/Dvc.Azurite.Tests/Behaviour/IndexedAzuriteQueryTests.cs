using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class IndexedAzuriteQueryTests(IndexedAzuriteFixture azurite) : QueryBehaviour(azurite);
