using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Two interceptors, one after the other.</summary>
public sealed class BothCalls(ITableInterceptor one, ITableInterceptor other) : ITableInterceptor
{
    public async Task BeforeAsync(TableCall call, CancellationToken cancellationToken)
    {
        await one.BeforeAsync(call, cancellationToken);
        await other.BeforeAsync(call, cancellationToken);
    }

    public async Task AfterAsync(TableCall call, CancellationToken cancellationToken)
    {
        await one.AfterAsync(call, cancellationToken);
        await other.AfterAsync(call, cancellationToken);
    }
}
