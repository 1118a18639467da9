using System.Text;
using Azure;

namespace Dvc.Testing.Tables;

/// <summary>The answer to a query: each page is read when it is asked for, from the table as it is then.</summary>
internal sealed class InMemoryPages<T>(
    StoredTable table, string? filter, int? maxPerPage, IReadOnlySet<string>? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class
{
    private const int LargestPage = 1_000;

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var condition = FilterParser.Parse(filter);
        var size = Math.Min(pageSizeHint ?? maxPerPage ?? LargestPage, LargestPage);
        do
        {
            CancellationToken.ThrowIfCancellationRequested();
            await Task.CompletedTask;
            var (rows, next) = table.Page(condition, Decode(continuationToken), size);
            continuationToken = next is { } key ? Encode(key) : null;
            var values = rows.Select(row => (T)(object)row.ToEntity(select)).ToList();
            yield return Page<T>.FromValues(values, continuationToken, new StubResponse(200));
        }
        while (continuationToken is not null);
    }

    private static string Encode(EntityKey key) => Encode(key.PartitionKey) + ' ' + Encode(key.RowKey);

    private static string Encode(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static EntityKey Decode(string? continuationToken) => continuationToken?.Split(' ') is [var partitionKey, var rowKey]
        ? new EntityKey(DecodeKey(partitionKey), DecodeKey(rowKey))
        : new EntityKey("", "");

    private static string DecodeKey(string encoded) => Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
}
