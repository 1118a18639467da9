using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class PlainAzuriteEntityTests(PlainAzuriteFixture azurite) : EntityBehaviour(azurite);
