using System.Buffers;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>An entity group transaction as a multipart message: a batch of one change set.</summary>
internal sealed class Transaction : IDisposable
{
    private readonly string id = Guid.NewGuid().ToString();
    private readonly ArrayBufferWriter<byte> content = new(64 * 1024);
    private readonly EntityWriter entities;
    private readonly string endpoint;
    private readonly string table;

    public Transaction(Uri endpoint, string table)
    {
        this.endpoint = endpoint.AbsoluteUri.TrimEnd('/');
        this.table = table;
        entities = new EntityWriter(content);
        Text($"--batch_{id}\r\nContent-Type: multipart/mixed; boundary=changeset_{id}\r\n\r\n");
    }

    public string ContentType => $"multipart/mixed; boundary=batch_{id}";

    public void Add(TableTransactionAction action)
    {
        var entity = action.Entity;
        Text($"--changeset_{id}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        switch (action.ActionType)
        {
            case TableTransactionActionType.Add:
                Text($"POST {endpoint}/{table} HTTP/1.1\r\nPrefer: return-no-content\r\n");
                Body(entity);
                break;
            case TableTransactionActionType.Delete:
                Head("DELETE", entity, action.ETag == default ? ETag.All : action.ETag);
                Text("\r\n");
                break;
            case TableTransactionActionType.UpdateMerge:
                Head("PATCH", entity, action.ETag);
                Body(entity);
                break;
            case TableTransactionActionType.UpdateReplace:
                Head("PUT", entity, action.ETag);
                Body(entity);
                break;
            case TableTransactionActionType.UpsertMerge:
                Head("PATCH", entity, ifMatch: default);
                Body(entity);
                break;
            case TableTransactionActionType.UpsertReplace:
                Head("PUT", entity, ifMatch: default);
                Body(entity);
                break;
            default:
                throw new InvalidOperationException($"Unknown action {action.ActionType}.");
        }
    }

    /// <summary>The whole message; nothing can be added afterwards.</summary>
    public RequestContent Close()
    {
        Text($"--changeset_{id}--\r\n--batch_{id}--\r\n");
        return RequestContent.Create(content.WrittenMemory);
    }

    public void Dispose() => entities.Dispose();

    private void Head(string method, ITableEntity entity, ETag ifMatch)
    {
        var path = TableService.EntityPath(table, entity.PartitionKey, entity.RowKey);
        Text($"{method} {endpoint}{path} HTTP/1.1\r\n");
        if (ifMatch != default)
        {
            Text($"If-Match: {ifMatch}\r\n");
        }
    }

    private void Body(ITableEntity entity)
    {
        Text("Accept: application/json;odata=minimalmetadata\r\n"
            + "Content-Type: application/json\r\nDataServiceVersion: 3.0\r\n\r\n");
        entities.Write(TableClient.Supported(entity));
        Text("\r\n");
    }

    private void Text(string text) => Encoding.UTF8.GetBytes(text, content);
}
