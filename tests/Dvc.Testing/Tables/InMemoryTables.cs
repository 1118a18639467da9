using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>An account's tables, in memory.</summary>
public sealed class InMemoryTables(TimeProvider? time = null) : TableServiceClient
{
    private readonly ConcurrentDictionary<string, StoredTable> tables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same rows in tables of their own.</summary>
    public InMemoryTables Copy(TimeProvider clock)
    {
        var copy = new InMemoryTables(clock);
        foreach (var (name, table) in tables)
        {
            copy.tables[name] = table.Copy(clock);
        }

        return copy;
    }

    public override string AccountName => "memory";

    public override Uri Uri => new("memory://tables");

    public override TableClient GetTableClient(string tableName) =>
        new InMemoryTableClient(tableName, tables.GetOrAdd(tableName, _ => new StoredTable(time ?? TimeProvider.System)));
}
