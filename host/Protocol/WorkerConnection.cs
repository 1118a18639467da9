using System.Threading.Channels;
using Grpc.Core;

namespace Dvc.Host.Protocol;

/// <summary>The stream of messages between the host and one worker.</summary>
internal sealed class WorkerConnection(Action<StreamingMessage> receive)
{
    private static readonly WriteOptions More = new(WriteFlags.BufferHint);
    private static readonly WriteOptions Last = new();

    private readonly Channel<StreamingMessage> outgoing =
        Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });

    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the worker has reported.</summary>
    public Task Opened => opened.Task;

    /// <summary>Ends when nothing comes any more.</summary>
    public Task Closed => closed.Task;

    /// <summary>Sends a message after those before it, unless the worker is gone.</summary>
    public bool TrySend(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Lasts as long as the stream.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> answers,
        CancellationToken cancellationToken)
    {
        opened.SetResult();
        var writing = WriteAsync(answers, cancellationToken);
        try
        {
            while (await incoming.MoveNext(cancellationToken))
            {
                receive(incoming.Current);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The worker is gone, which is its owner's business.
        }
        finally
        {
            outgoing.Writer.TryComplete();
            closed.SetResult();
        }

        await writing;
    }

    // Messages that wait for each other leave together: a flush is what costs.
    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> answers, CancellationToken cancellationToken)
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(cancellationToken))
            {
                while (outgoing.Reader.TryRead(out var message))
                {
                    answers.WriteOptions = outgoing.Reader.TryPeek(out _) ? More : Last;
                    await answers.WriteAsync(message, cancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            outgoing.Writer.TryComplete(); // As above.
        }
    }
}
