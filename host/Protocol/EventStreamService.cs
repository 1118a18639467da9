using Grpc.Core;

namespace Dvc.Host.Protocol;

/// <summary>Where workers report, by the id that they were started with.</summary>
internal sealed class EventStreamService(WorkerConnections connections) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context)
    {
        var connection = await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current.StartStream is { } start
            ? connections.Take(start.WorkerId)
            : null;
        if (connection is null)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "No such worker is awaited."));
        }

        await connection.RunAsync(requestStream, responseStream, context.CancellationToken);
    }
}
