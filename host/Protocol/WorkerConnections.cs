using System.Collections.Concurrent;

namespace Dvc.Host.Protocol;

/// <summary>The workers that were started and have not reported yet.</summary>
internal sealed class WorkerConnections
{
    private readonly ConcurrentDictionary<string, WorkerConnection> awaited = new(StringComparer.Ordinal);

    /// <summary>Awaits the worker of this id.</summary>
    /// <param name="workerId">Known to the worker alone.</param>
    /// <param name="receive">Called with each of its messages, in order.</param>
    public WorkerConnection Await(string workerId, Action<StreamingMessage> receive) =>
        awaited[workerId] = new WorkerConnection(receive);

    /// <summary>Its connection, once.</summary>
    public WorkerConnection? Take(string workerId) => awaited.TryRemove(workerId, out var connection) ? connection : null;
}
