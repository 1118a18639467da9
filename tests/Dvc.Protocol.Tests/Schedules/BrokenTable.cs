using Azure;
using Azure.Data.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>A table of a worker that breaks a rule: what the worker does, or what it does instead.</summary>
internal sealed class BrokenTable(TableClient inner, Breach breach) : TableClient
{
    public override string Name => inner.Name;

    public override Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        inner.GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken);

    public override AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        breach.Query is { } query ? new Rows<T>(() => query(inner, filter!)) : inner.QueryAsync<T>(filter, maxPerPage, select, cancellationToken);

    public override Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        breach.Upsert?.Invoke(inner, (TableEntity)(object)entity) ?? inner.UpsertEntityAsync(entity, mode, cancellationToken);

    public override async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        await (breach.Delete?.Invoke(inner, new TableEntity(partitionKey, rowKey) { ETag = ifMatch })
            ?? inner.DeleteEntityAsync(partitionKey, rowKey, ifMatch, cancellationToken));
        return null!;
    }

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        await (breach.Submit?.Invoke(inner, [.. transactionActions]) ?? inner.SubmitTransactionAsync(transactionActions, cancellationToken));
        return null!;
    }

    private sealed class Rows<T>(Func<Task<List<TableEntity>>> read) : AsyncPageable<T>
        where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            yield return Page<T>.FromValues([.. (await read()).Cast<T>()], continuationToken: null, null!);
        }
    }
}
