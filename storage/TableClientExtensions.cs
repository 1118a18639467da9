using Azure;
using Azure.Data.Tables;

namespace Dvc.Storage;

/// <summary>What several tables need.</summary>
internal static class TableClientExtensions
{
    /// <summary>The most rows that one entity group transaction may write.</summary>
    public const int TransactionRows = 100;

    /// <summary>The rows of a partition from <paramref name="from"/> to before <paramref name="before"/>, in order.</summary>
    public static async Task<List<TableEntity>> ReadRangeAsync(
        this TableClient table, string partition, string from, string before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and (RowKey ge {from} and RowKey lt {before})");
        return await table.ReadAsync(filter, cancellationToken);
    }

    /// <summary>Every row that <paramref name="filter"/> takes, in order.</summary>
    public static async Task<List<TableEntity>> ReadAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>
    /// Another writer came first, or the own first attempt did and its answer was lost: read again and decide anew.
    /// </summary>
    public static bool IsConflict(this RequestFailedException exception) => exception.Status is 404 or 409 or 412;
}
