using System.Buffers;
using System.Text;
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

    /// <summary>The first row that <paramref name="filter"/> takes, by one request; null where there is none.</summary>
    public static async Task<TableEntity?> FirstAsync(this TableClient table, string filter, CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, cancellationToken: cancellationToken))
        {
            return row;
        }

        return null;
    }

    /// <summary>At most <paramref name="take"/> rows after the place <paramref name="after"/>, and the place of the last one where more follow.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filter">Takes the rows.</param>
    /// <param name="after">A place that this method returned; null for the beginning, as is one that it did not return.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<(IReadOnlyList<TableEntity> Rows, string? Next)> ReadPageAsync(
        this TableClient table, string filter, string? after, int take, CancellationToken cancellationToken)
    {
        if (Place(after) is var (partition, row))
        {
            filter += TableClient.CreateQueryFilter($" and (PartitionKey gt {partition} or (PartitionKey eq {partition} and RowKey gt {row}))");
        }

        List<TableEntity> rows = [];
        await foreach (var found in table.QueryAsync<TableEntity>(filter, maxPerPage: take + 1, cancellationToken: cancellationToken))
        {
            if (rows.Count == take)
            {
                return (rows, PlaceOf(rows[^1].PartitionKey, rows[^1].RowKey));
            }

            rows.Add(found);
        }

        return (rows, null);
    }

    /// <summary>Whether <see cref="ReadPageAsync"/> can have returned <paramref name="text"/> as a place.</summary>
    public static bool IsPlace(string text) => Place(text) is not null;

    /// <summary>Deletes rows; one that another deleted first is as good.</summary>
    public static async Task DeleteRowsAsync(
        this TableClient table, string partition, IEnumerable<string> rowKeys, CancellationToken cancellationToken)
    {
        foreach (var chunk in rowKeys.Chunk(TransactionRows))
        {
            try
            {
                await table.SubmitTransactionAsync(
                    chunk.Select(rowKey => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, rowKey))),
                    cancellationToken);
            }
            catch (TableTransactionFailedException failure) when (failure.IsConflict())
            {
                foreach (var rowKey in chunk)
                {
                    await table.DeleteEntityAsync(partition, rowKey, cancellationToken: cancellationToken);
                }
            }
        }
    }

    /// <summary>
    /// Another writer came first, or the own first attempt did and its answer was lost: read again and decide anew.
    /// </summary>
    public static bool IsConflict(this RequestFailedException exception) => exception.Status is 404 or 409 or 412;

    /// <summary>The place of a row, as it stands in requests.</summary>
    public static string PlaceOf(string partition, string row) =>
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"{partition}\n{row}"));

    /// <summary>The row that a place names; null where it names none.</summary>
    public static (string PartitionKey, string RowKey)? Place(string? cursor)
    {
        var bytes = new byte[(cursor?.Length ?? 0) / 2];
        return cursor is { Length: > 0 }
            && Convert.FromHexString(cursor, bytes, out _, out _) == OperationStatus.Done
            && Encoding.UTF8.GetString(bytes).Split('\n') is [var partitionKey, var rowKey]
            && !$"{partitionKey}{rowKey}".Any(char.IsControl) // No key has one, and storage refuses to look for it.
            ? (partitionKey, rowKey)
            : null;
    }
}
