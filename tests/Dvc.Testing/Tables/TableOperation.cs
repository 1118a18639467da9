namespace Dvc.Testing.Tables;

/// <summary>The calls of a table's client, a query's pages one by one.</summary>
public enum TableOperation
{
    CreateTable,
    DeleteTable,
    Get,
    QueryPage,
    Add,
    Upsert,
    Update,
    Delete,
    Transaction,
}
