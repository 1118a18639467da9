using Azure;
using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Refuses certain calls, always.</summary>
public sealed class Refusals(Func<TableCall, bool> calls, int status) : ITableInterceptor
{
    private int count;

    /// <summary>How many were refused.</summary>
    public int Count => count;

    public Task BeforeAsync(TableCall call, CancellationToken cancellationToken)
    {
        if (!calls(call))
        {
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref count);
        return Task.FromException(new RequestFailedException(status, "The test refuses."));
    }

    public Task AfterAsync(TableCall call, CancellationToken cancellationToken) => Task.CompletedTask;
}
