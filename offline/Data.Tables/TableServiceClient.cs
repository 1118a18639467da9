using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>An account's tables.</summary>
public class TableServiceClient
{
    private readonly TableService service;

    public TableServiceClient(string connectionString)
        : this(connectionString, options: null)
    {
    }

    public TableServiceClient(string connectionString, TableClientOptions? options = null) =>
        service = TableService.Create(connectionString, options);

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        service = TableService.Create(endpoint, tokenCredential, options);

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        service = TableService.Create(endpoint, credential, options);

    /// <summary>For tests that override what they use.</summary>
    protected TableServiceClient() => service = null!;

    public virtual string AccountName => service.Account;

    public virtual Uri Uri => service.Endpoint;

    public virtual TableClient GetTableClient(string tableName) => new(service, tableName);
}
