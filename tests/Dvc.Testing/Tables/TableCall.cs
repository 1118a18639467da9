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

    /// <summary>
    /// Whether the order of the two may matter: one writes what the other one reads or writes. Of a query that is any row
    /// whose key its filter takes.
    /// </summary>
    public bool ConflictsWith(TableCall other) => Table == other.Table && (IsWrite ? other.Touches(this) : other.IsWrite && Touches(other));

    private bool Touches(TableCall write) => Operation == TableOperation.QueryPage
        ? FilterParser.Parse(Filter) is var filter && write.Keys.Any(filter.MayMatch)
        : write.Keys.Any(Keys.Contains);

    /// <summary>For logs of a schedule.</summary>
    public override string ToString()
    {
        var what = Operation == TableOperation.QueryPage
            ? $"{Filter} #{Page}"
            : string.Join(' ', Keys.Select(key => $"({key.PartitionKey}, {key.RowKey})"));
        return $"{Operation} {Table} {what}";
    }
}
