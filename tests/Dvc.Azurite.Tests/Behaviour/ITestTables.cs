namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>Where the tables of a test come from.</summary>
public interface ITestTables
{
    /// <summary>A new, empty table.</summary>
    Task<TableClient> CreateTableAsync();

    /// <summary>A client of a table that does not exist.</summary>
    TableClient MissingTable();
}
