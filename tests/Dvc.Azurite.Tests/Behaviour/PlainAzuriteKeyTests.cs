using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class PlainAzuriteKeyTests(PlainAzuriteFixture azurite) : KeyBehaviour(azurite);
