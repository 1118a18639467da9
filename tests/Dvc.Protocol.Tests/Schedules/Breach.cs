using Azure;
using Azure.Data.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>What takes the place of calls of a table's client; null where the call goes through as it is.</summary>
internal sealed class Breach
{
    /// <summary>All tables, as they are.</summary>
    public TableServiceClient? Tables { get; set; }

    public Func<TableClient, List<TableTransactionAction>, Task>? Submit { get; set; }

    public Func<TableClient, string, Task<List<TableEntity>>>? Query { get; set; }

    public Func<TableClient, TableEntity, Task<Response>>? Upsert { get; set; }

    /// <summary>Deletes a row in the version that it comes with.</summary>
    public Func<TableClient, TableEntity, Task>? Delete { get; set; }
}
