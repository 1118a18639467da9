using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Dvc.Testing.Tables;

/// <summary>A table in memory that does what the service does; a test project proves it against Azurite.</summary>
public sealed class InMemoryTableClient : RefusingTableClient
{
    private const int LargestTransaction = 100;

    private readonly StoredTable table;

    /// <summary>A table by itself; like any other it has to be created.</summary>
    public InMemoryTableClient(string name, TimeProvider? time = null)
        : this(name, new StoredTable(time ?? TimeProvider.System))
    {
    }

    internal InMemoryTableClient(string name, StoredTable table)
    {
        Name = name;
        this.table = table;
    }

    public override string Name { get; }

    public override string AccountName => "memory";

    public override Uri Uri => new("memory://tables/" + Name);

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        Answer(() => Response.FromValue(new TableItem(Name), new StubResponse(table.Create() ? 204 : 409)), cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        Answer<Response>(() => new StubResponse(table.Delete() ? 204 : 404), cancellationToken);

    public override Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => Answer(
            () => table.Find(new EntityKey(partitionKey, rowKey)) is { } found
                ? Read<T>(found, select)
                : throw Refusal.ResourceNotFound(),
            cancellationToken);

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => Answer<NullableResponse<T>>(
            () => table.Exists && table.Find(new EntityKey(partitionKey, rowKey)) is { } found
                ? Read<T>(found, select)
                : new NoEntity<T>(), // Also where there is no table: the client makes this of every 404.
            cancellationToken);

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) =>
        new InMemoryPages<T>(table, filter, maxPerPage, Names(select), cancellationToken);

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        WriteAsync(new TableTransactionAction(TableTransactionActionType.Add, entity), cancellationToken);

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
    {
        var type = mode == TableUpdateMode.Merge
            ? TableTransactionActionType.UpsertMerge
            : TableTransactionActionType.UpsertReplace;
        return WriteAsync(new TableTransactionAction(type, entity), cancellationToken);
    }

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
    {
        var type = mode == TableUpdateMode.Merge
            ? TableTransactionActionType.UpdateMerge
            : TableTransactionActionType.UpdateReplace;
        return ifMatch == default
            ? throw new ArgumentException("An update needs an ETag; ETag.All is any.", nameof(ifMatch))
            : WriteAsync(new TableTransactionAction(type, entity, ifMatch), cancellationToken);
    }

    public override Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) => Answer<Response>(
            () =>
            {
                try
                {
                    table.Write(new TableTransactionAction(TableTransactionActionType.Delete, entity, ifMatch));
                    return new StubResponse(204);
                }
                catch (RequestFailedException refusal) when (refusal.Status == 404)
                {
                    return new StubResponse(404); // As the client answers: what is gone is deleted.
                }
            },
            cancellationToken);

    public override Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(new TableEntity(partitionKey, rowKey), ifMatch, cancellationToken);

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) => Answer(
            () =>
            {
                TableTransactionAction[] actions = [.. transactionActions];
                return actions.Length is 0 or > LargestTransaction
                    ? throw new InvalidOperationException($"A transaction has 1 to {LargestTransaction} actions.")
                    : Response.FromValue<IReadOnlyList<Response>>(
                        [.. table.Write(actions).Select(written => new StubResponse(204, written?.ETag))],
                        new StubResponse(202));
            },
            cancellationToken);

    private static Response<T> Read<T>(StoredEntity found, IEnumerable<string>? select)
        where T : class =>
        Response.FromValue((T)(object)found.ToEntity(Names(select)), new StubResponse(200, found.ETag));

    private static HashSet<string>? Names(IEnumerable<string>? select) => select?.ToHashSet(StringComparer.Ordinal);

    private Task<Response> WriteAsync(TableTransactionAction action, CancellationToken cancellationToken) =>
        Answer<Response>(() => new StubResponse(204, table.Write(action)!.ETag), cancellationToken);

    // Refusals come with the task, as they do from a service.
    private static Task<T> Answer<T>(Func<T> operation, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(operation());
        }
        catch (RequestFailedException refusal)
        {
            return Task.FromException<T>(refusal);
        }
    }
}
