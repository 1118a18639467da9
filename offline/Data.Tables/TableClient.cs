using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>One table.</summary>
public class TableClient
{
    private const int NotFound = 404;
    private const int Conflict = 409;

    private readonly TableService service;

    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, options: null)
    {
    }

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableService.Create(connectionString, options), tableName)
    {
    }

    public TableClient(
        Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(TableService.Create(endpoint, tokenCredential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, options: null)
    {
    }

    public TableClient(
        Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(TableService.Create(endpoint, credential, options), tableName)
    {
    }

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        this.service = service;
        Name = tableName;
    }

    /// <summary>For tests that override what they use.</summary>
    protected TableClient()
    {
        service = null!;
        Name = null!;
    }

    public virtual string Name { get; }

    public virtual string AccountName => service.Account;

    public virtual Uri Uri => new(service.Endpoint.AbsoluteUri.TrimEnd('/') + "/" + Name);

    /// <summary>Writes a filter, its values as literals.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var message = service.Request(
            RequestMethod.Post, "/Tables", new Dictionary<string, object>(StringComparer.Ordinal) { ["TableName"] = Name });
        message.Request.Headers.Add("Prefer", "return-no-content");
        var response = await service.SendAsync(message, cancellationToken, expectedFailure: Conflict);
        if (response.Status == Conflict
            && new RequestFailedException(response) is { ErrorCode: not "TableAlreadyExists" } failure)
        {
            throw failure; // The table is being deleted, say.
        }

        return Response.FromValue(new TableItem(Name), response);
    }

    public virtual Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        service.SendAsync(
            service.Request(RequestMethod.Delete, $"/Tables('{Name}')"), cancellationToken, expectedFailure: NotFound);

    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await service.SendAsync(Get<T>(partitionKey, rowKey, select), cancellationToken);
        return Read<T>(response);
    }

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await service.SendAsync(
            Get<T>(partitionKey, rowKey, select), cancellationToken, expectedFailure: NotFound);
        return response.Status == NotFound ? new MissingEntity<T>(response) : Read<T>(response);
    }

    public virtual AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        RequireSupported<T>();
        return new EntityPages<T>(service, Name, filter, maxPerPage, select, cancellationToken);
    }

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        RequireKeys(entity);
        var message = service.Request(RequestMethod.Post, "/" + Name, Supported(entity));
        message.Request.Headers.Add("Prefer", "return-no-content");
        return service.SendAsync(message, cancellationToken);
    }

    public virtual Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, ifMatch: default, mode, cancellationToken);

    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("An update needs an ETag; ETag.All is any.", nameof(ifMatch))
            : WriteAsync(entity, ifMatch, mode, cancellationToken);

    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var message = service.Request(RequestMethod.Delete, TableService.EntityPath(Name, partitionKey, rowKey));
        var expected = ifMatch == default ? ETag.All : ifMatch;
        message.Request.Headers.Add(HttpHeader.Names.IfMatch, expected.ToString());
        return service.SendAsync(message, cancellationToken, expectedFailure: NotFound);
    }

    public virtual Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);

    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var message = service.Request(RequestMethod.Post, "/$batch");
        Fill(message.Request, transactionActions);
        var response = await service.SendAsync(message, cancellationToken);
        var answers = TransactionAnswer.Read(response.ContentStream!);
        return answers.Find(answer => answer.Status >= 400) is { } refusal
            ? throw new TableTransactionFailedException(
                new RequestFailedException(refusal, innerException: null, FailureParser.Instance))
            : Response.FromValue<IReadOnlyList<Response>>(answers, response);
    }

    /// <summary>This stand-in knows dictionaries only; the published client also maps classes.</summary>
    internal static TableEntity Supported(ITableEntity entity) =>
        entity as TableEntity ?? throw Unsupported(entity.GetType());

    private static void RequireSupported<T>()
    {
        if (typeof(T) != typeof(TableEntity))
        {
            throw Unsupported(typeof(T));
        }
    }

    private static NotSupportedException Unsupported(Type type) =>
        new($"The stand-in for Azure.Data.Tables reads and writes TableEntity, not {type}.");

    private static void RequireKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity));
    }

    private static Response<T> Read<T>(Response response)
        where T : class =>
        Response.FromValue((T)(object)EntityReader.ReadOne(response.Content.ToMemory().Span), response);

    private HttpMessage Get<T>(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        RequireSupported<T>();
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        var message = service.Request(RequestMethod.Get, TableService.EntityPath(Name, partitionKey, rowKey));
        if (select is not null)
        {
            message.Request.Uri.AppendQuery("$select", string.Join(',', select), escapeValue: true);
        }

        return message;
    }

    private Task<Response> WriteAsync(
        ITableEntity entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellationToken)
    {
        RequireKeys(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        var path = TableService.EntityPath(Name, entity.PartitionKey, entity.RowKey);
        var message = service.Request(method, path, Supported(entity));
        if (ifMatch != default)
        {
            message.Request.Headers.Add(HttpHeader.Names.IfMatch, ifMatch.ToString());
        }

        return service.SendAsync(message, cancellationToken);
    }

    private void Fill(Request request, IEnumerable<TableTransactionAction> actions)
    {
        using var transaction = new Transaction(service.Endpoint, Name);
        var isEmpty = true;
        foreach (var action in actions)
        {
            RequireKeys(action.Entity);
            transaction.Add(action);
            isEmpty = false;
        }

        if (isEmpty)
        {
            throw new InvalidOperationException("The transaction has no actions.");
        }

        request.Headers.Add(HttpHeader.Names.ContentType, transaction.ContentType);
        request.Content = transaction.Close();
    }
}
