namespace Dvc.Azurite.Tests.Behaviour;

public sealed class InMemoryKeyTests() : KeyBehaviour(new InMemoryTestTables());
