namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class InMemoryEntityTests() : EntityBehaviour(new InMemoryTestTables());
