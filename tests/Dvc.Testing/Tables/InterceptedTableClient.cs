using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Dvc.Testing.Tables;

/// <summary>A table whose every call, and every page of a query, is announced to an interceptor before and after.</summary>
public sealed class InterceptedTableClient(TableClient inner, ITableInterceptor interceptor) : RefusingTableClient
{
    public override string Name => inner.Name;

    public override string AccountName => inner.AccountName;

    public override Uri Uri => inner.Uri;

    public override Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CallAsync(Call(TableOperation.CreateTable), inner.CreateIfNotExistsAsync, cancellationToken);

    public override Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        CallAsync(Call(TableOperation.DeleteTable), inner.DeleteAsync, cancellationToken);

    public override Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => CallAsync(
            Call(TableOperation.Get, new EntityKey(partitionKey, rowKey)),
            token => inner.GetEntityAsync<T>(partitionKey, rowKey, select, token),
            cancellationToken);

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => CallAsync(
            Call(TableOperation.Get, new EntityKey(partitionKey, rowKey)),
            token => inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, token),
            cancellationToken);

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default) => new InterceptedPages<T>(
            inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken),
            interceptor,
            Call(TableOperation.QueryPage) with { Filter = filter },
            cancellationToken);

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) => CallAsync(
        Call(TableOperation.Add, KeyOf(entity)), token => inner.AddEntityAsync(entity, token), cancellationToken);

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) => CallAsync(
            Call(TableOperation.Upsert, KeyOf(entity)),
            token => inner.UpsertEntityAsync(entity, mode, token),
            cancellationToken);

    public override Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default) => CallAsync(
            Call(TableOperation.Update, KeyOf(entity)),
            token => inner.UpdateEntityAsync(entity, ifMatch, mode, token),
            cancellationToken);

    public override Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        CallAsync(
            Call(TableOperation.Delete, new EntityKey(partitionKey, rowKey)),
            token => inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, token),
            cancellationToken);

    public override Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public override Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        TableTransactionAction[] actions = [.. transactionActions];
        EntityKey[] keys = [.. actions.Select(action => KeyOf(action.Entity))];
        return CallAsync(
            Call(TableOperation.Transaction, keys) with { Actions = actions },
            token => inner.SubmitTransactionAsync(actions, token),
            cancellationToken);
    }

    private static EntityKey KeyOf(ITableEntity entity) => new(entity.PartitionKey, entity.RowKey);

    private TableCall Call(TableOperation operation, params EntityKey[] keys) => new(Name, operation, keys);

    private Task<T> CallAsync<T>(
        TableCall call, Func<CancellationToken, Task<T>> operation, CancellationToken cancellationToken) =>
        interceptor.CallAsync(call, operation, cancellationToken);
}
