namespace Dvc.Azurite.Tests.Behaviour;

/// <summary>What a table does, whoever implements it: the same tests run against Azurite and in memory.</summary>
public abstract class TableBehaviour(ITestTables tables)
{
    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected Task<TableClient> CreateTableAsync() => tables.CreateTableAsync();

    protected TableClient MissingTable() => tables.MissingTable();

    protected static async Task<RequestFailedException> ShouldFailAsync(
        Func<Task> action, int status, string errorCode)
    {
        var failure = await Should.ThrowAsync<RequestFailedException>(action);
        failure.Status.ShouldBe(status);
        failure.ErrorCode.ShouldBe(errorCode);
        return failure;
    }

    protected static async Task<TableEntity> GetAsync(TableClient table, string partitionKey, string rowKey) =>
        (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: Cancelled)).Value;

    protected static async Task<IReadOnlyList<string>> RowKeysAsync(TableClient table, string? filter = null)
    {
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: Cancelled))
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }

    /// <summary>What an entity holds beside keys, time and ETag.</summary>
    protected static IReadOnlyDictionary<string, object> Properties(TableEntity entity) => entity.Keys
        .Where(key => key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag"))
        .ToDictionary(key => key, key => entity[key], StringComparer.Ordinal);
}
