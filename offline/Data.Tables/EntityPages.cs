using System.Globalization;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The answer to a query, a page at a time, each when it is asked for.</summary>
internal sealed class EntityPages<T>(
    TableService service,
    string table,
    string? filter,
    int? maxPerPage,
    IEnumerable<string>? select,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    private const string NextPartitionKey = "NextPartitionKey";
    private const string NextRowKey = "NextRowKey";
    private const string Header = "x-ms-continuation-";

    private readonly string? selected = select is null ? null : string.Join(',', select);

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            var page = await ReadAsync(continuationToken, pageSizeHint ?? maxPerPage);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    private async Task<Page<T>> ReadAsync(string? continuationToken, int? pageSize)
    {
        var message = service.Request(RequestMethod.Get, $"/{table}()");
        AddQuery(message.Request.Uri, "$top", pageSize?.ToString(CultureInfo.InvariantCulture));
        AddQuery(message.Request.Uri, "$select", selected);
        AddQuery(message.Request.Uri, "$filter", filter);
        if (continuationToken?.Split(' ') is { } next)
        {
            AddQuery(message.Request.Uri, NextPartitionKey, next[0]);
            AddQuery(message.Request.Uri, NextRowKey, next[1].Length == 0 ? null : next[1]);
        }

        var response = await service.SendAsync(message, CancellationToken);
        var entities = EntityReader.ReadMany(response.Content.ToMemory().Span);
        return Page<T>.FromValues((IReadOnlyList<T>)(object)entities, NextPage(response), response);
    }

    private static void AddQuery(RequestUriBuilder uri, string name, string? value)
    {
        if (value is not null)
        {
            uri.AppendQuery(name, value, escapeValue: true);
        }
    }

    // The row key is absent where the next page begins with a partition.
    private static string? NextPage(Response response) =>
        response.Headers.TryGetValue(Header + NextPartitionKey, out var partitionKey)
            ? $"{partitionKey} {(response.Headers.TryGetValue(Header + NextRowKey, out var rowKey) ? rowKey : "")}"
            : null;
}
