using Dvc.Azurite.Tests.Servers;

namespace Dvc.Azurite.Tests.Behaviour;

public sealed class PlainAzuriteQueryTests(PlainAzuriteFixture azurite) : QueryBehaviour(azurite);
