using System.Buffers;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>The REST of an account's table service.</summary>
internal sealed class TableService
{
    private const string StorageScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline;
    private readonly string version;

    private TableService(Uri endpoint, string? account, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        Account = account ?? AccountOf(endpoint);
        version = options.VersionString;
        pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authentication },
            RequestFailedDetailsParser = FailureParser.Instance,
        });
    }

    public Uri Endpoint { get; }

    public string Account { get; }

    public static TableService Create(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options) =>
        new(endpoint, credential.AccountName, new SharedKeyPolicy(credential), options);

    public static TableService Create(Uri endpoint, TokenCredential credential, TableClientOptions? options) =>
        new(endpoint, account: null, new BearerTokenAuthenticationPolicy(credential, StorageScope), options);

    public static TableService Create(string connectionString, TableClientOptions? options)
    {
        var (endpoint, credential) = ConnectionString.Parse(connectionString);
        return Create(endpoint, credential, options);
    }

    /// <summary>The path of a table's entity, below the endpoint.</summary>
    public static string EntityPath(string table, string partitionKey, string rowKey) =>
        $"/{table}(PartitionKey='{Quote(partitionKey)}',RowKey='{Quote(rowKey)}')";

    /// <summary>A request without content.</summary>
    public HttpMessage Request(RequestMethod method, string path)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(Endpoint);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Headers.Add("x-ms-version", version);
        message.Request.Headers.Add("DataServiceVersion", "3.0");
        message.Request.Headers.Add(HttpHeader.Names.Accept, "application/json;odata=minimalmetadata");
        return message;
    }

    /// <summary>A request that carries an entity.</summary>
    public HttpMessage Request(RequestMethod method, string path, IDictionary<string, object> entity)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new EntityWriter(content))
        {
            writer.Write(entity);
        }

        var message = Request(method, path);
        message.Request.Headers.Add(HttpHeader.Names.ContentType, "application/json");
        message.Request.Content = RequestContent.Create(content.WrittenMemory);
        return message;
    }

    /// <summary>Sends the request; of the answers that are failures, returns only the expected one.</summary>
    public async Task<Response> SendAsync(
        HttpMessage message, CancellationToken cancellationToken, int? expectedFailure = null)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken);
            return message.Response.IsError && message.Response.Status != expectedFailure
                ? throw new RequestFailedException(message.Response)
                : message.Response;
        }
    }

    // https://account.table.core.windows.net, or https://host/account where the host serves many.
    private static string AccountOf(Uri endpoint) => endpoint.AbsolutePath.Trim('/') is { Length: > 0 } path
        ? path
        : endpoint.Host.Split('.')[0];

    private static string Quote(string key) => Uri.EscapeDataString(ODataFilter.Escape(key));
}
