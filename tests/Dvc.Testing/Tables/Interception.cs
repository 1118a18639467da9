using Azure;

namespace Dvc.Testing.Tables;

/// <summary>One intercepted call.</summary>
internal static class Interception
{
    public static async Task<T> CallAsync<T>(
        this ITableInterceptor interceptor,
        TableCall call,
        Func<CancellationToken, Task<T>> operation,
        CancellationToken cancellationToken)
    {
        await interceptor.BeforeAsync(call, cancellationToken);
        T answer;
        try
        {
            answer = await operation(cancellationToken);
        }
        catch (RequestFailedException)
        {
            await interceptor.AfterAsync(call, cancellationToken);
            throw;
        }

        await interceptor.AfterAsync(call, cancellationToken);
        return answer;
    }
}
