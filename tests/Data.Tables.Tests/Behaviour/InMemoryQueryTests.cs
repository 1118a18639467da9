namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class InMemoryQueryTests() : QueryBehaviour(new InMemoryTestTables());
