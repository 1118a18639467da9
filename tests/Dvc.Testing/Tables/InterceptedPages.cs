using Azure;

namespace Dvc.Testing.Tables;

/// <summary>A query whose every page is a call of its own.</summary>
internal sealed class InterceptedPages<T>(
    AsyncPageable<T> inner, ITableInterceptor interceptor, TableCall call, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        await using var pages = inner.AsPages(continuationToken, pageSizeHint).GetAsyncEnumerator(CancellationToken);
        for (var page = 0; ; page++)
        {
            var answer = await interceptor.CallAsync(call with { Page = page }, NextAsync, CancellationToken);
            yield return answer;
            if (answer.ContinuationToken is null)
            {
                yield break;
            }
        }

        async Task<Page<T>> NextAsync(CancellationToken token)
        {
            await pages.MoveNextAsync();
            return pages.Current;
        }
    }
}
