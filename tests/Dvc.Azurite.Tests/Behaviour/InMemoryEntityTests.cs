namespace Dvc.Azurite.Tests.Behaviour;

public sealed class InMemoryEntityTests() : EntityBehaviour(new InMemoryTestTables());
