using Dvc.Host.Protocol;

namespace Dvc.Host.Workers;

/// <summary>A run that its worker has not answered for yet.</summary>
/// <param name="log">Of the function.</param>
internal sealed class Invocation(ILogger log)
{
    private readonly TaskCompletionSource<StatusResult?> answered =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ILogger Log => log;

    /// <summary>The worker's answer, or null if it is gone.</summary>
    public Task<StatusResult?> Answer => answered.Task;

    public void End(StatusResult? answer) => answered.TrySetResult(answer);
}
