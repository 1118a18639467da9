using System.Collections.Concurrent;
using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Remembers every call.</summary>
public sealed class CountedCalls : ITableInterceptor
{
    private readonly ConcurrentQueue<TableCall> calls = new();

    public IReadOnlyCollection<TableCall> All => calls;

    public Task BeforeAsync(TableCall call, CancellationToken cancellationToken)
    {
        calls.Enqueue(call);
        return Task.CompletedTask;
    }

    public Task AfterAsync(TableCall call, CancellationToken cancellationToken) => Task.CompletedTask;
}
