using Azure.Data.Tables;

namespace Dvc.Testing.Tables;

/// <summary>A call that an interceptor sees.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Operation">What is called.</param>
/// <param name="Keys">The rows it names, in a transaction's order; none for a query.</param>
/// <param name="Filter">A query's filter.</param>
/// <param name="Page">A query's page, from 0.</param>
/// <param name="Actions">What a transaction does.</param>
public sealed record TableCall(
    string Table,
    TableOperation Operation,
    IReadOnlyList<EntityKey> Keys,
    string? Filter = null,
    int Page = 0,
    IReadOnlyList<TableTransactionAction>? Actions = null)
{
    public bool IsWrite => Operation is not (TableOperation.Get or TableOperation.QueryPage);

    /// <summary>For logs of a schedule.</summary>
    public override string ToString()
    {
        var what = Operation == TableOperation.QueryPage
            ? $"{Filter} #{Page}"
            : string.Join(' ', Keys.Select(key => $"({key.PartitionKey}, {key.RowKey})"));
        return $"{Operation} {Table} {what}";
    }
}
