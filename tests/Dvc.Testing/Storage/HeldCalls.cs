using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Holds the answers of certain calls back until they are released; all other calls pass.</summary>
public sealed class HeldCalls(Func<TableCall, bool> calls) : ITableInterceptor
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until storage has answered the first of them.</summary>
    public Task ReachedAsync() => reached.Task.WaitAsync(Deadline);

    public void Release() => released.TrySetResult();

    public Task BeforeAsync(TableCall call, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task AfterAsync(TableCall call, CancellationToken cancellationToken)
    {
        if (calls(call))
        {
            reached.TrySetResult();
            await released.Task.WaitAsync(Deadline, cancellationToken);
        }
    }
}
