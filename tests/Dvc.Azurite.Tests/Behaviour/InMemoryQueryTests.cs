namespace Dvc.Azurite.Tests.Behaviour;

public sealed class InMemoryQueryTests() : QueryBehaviour(new InMemoryTestTables());
