using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class IndexedAzuriteEntityTests(IndexedAzuriteFixture azurite) : EntityBehaviour(azurite);
