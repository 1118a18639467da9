using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class IndexedAzuriteKeyTests(IndexedAzuriteFixture azurite) : KeyBehaviour(azurite);
