namespace Azure.Data.Tables.Tests.Behaviour;

public sealed class InMemoryKeyTests() : KeyBehaviour(new InMemoryTestTables());
