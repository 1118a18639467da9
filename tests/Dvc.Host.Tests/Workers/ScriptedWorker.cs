using System.Globalization;
using Dvc.Host.Protocol;
using Dvc.Host.Tests.Support;
using Dvc.Host.Workers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.Tests.Workers;

/// <summary>A worker whose process does nothing: a test speaks for it.</summary>
internal sealed class ScriptedWorker : IAsyncDisposable
{
    private static readonly Marshaller<StreamingMessage> Messages =
        Marshallers.Create(message => message.ToByteArray(), StreamingMessage.Parser.ParseFrom);

    private static readonly Method<StreamingMessage, StreamingMessage> EventStream =
        new(MethodType.DuplexStreaming, "AzureFunctionsRpcMessages.FunctionRpc", "EventStream", Messages, Messages);

    public static readonly TimeSpan FunctionTimeout = TimeSpan.FromMinutes(30);

    private readonly TestFolder folder = new();
    private readonly ILoggerFactory loggers = LoggerFactory.Create(_ => { });
    private WorkerServer? server;
    private GrpcChannel? channel;
    private AsyncDuplexStreamingCall<StreamingMessage, StreamingMessage>? stream;

    public static StatusResult Success => new() { Status = StatusResult.Types.Status.Success };

    /// <summary>By which the host measures runs.</summary>
    public AwaitedTime Time { get; } = new(DateTimeOffset.UnixEpoch);

    /// <summary>The start, as the host sees it.</summary>
    public Task<Worker> Starting { get; private set; } = null!;

    public string AppDirectory => folder.Path;

    /// <summary>By which the host knows it.</summary>
    public string Id => Argument("--functions-worker-id");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Has the host start it.</summary>
    public static async Task<ScriptedWorker> StartAsync()
    {
        var worker = new ScriptedWorker();
        worker.folder.Write("worker.sh", "echo $$ > id; echo \"$@\" > arguments.new; mv arguments.new arguments; exec sleep 600");
        worker.server = await WorkerServer.StartAsync(worker.loggers, Cancelled);
        worker.Starting = Worker.StartAsync(
            new WorkerApp(worker.folder.Path, "sh", worker.folder.In("worker.sh"), new Dictionary<string, string>(StringComparer.Ordinal))
            {
                FunctionTimeout = FunctionTimeout,
            },
            worker.server,
            worker.Time,
            worker.loggers,
            Cancelled);
        await Eventually.BeTrueAsync(() => worker.folder.Has("arguments"));
        worker.channel = GrpcChannel.ForAddress(worker.Argument("--functions-uri"));
        return worker;
    }

    public static StatusResult Failure(string message) => new()
    {
        Status = StatusResult.Types.Status.Failure,
        Exception = new WorkerException { Message = message },
    };

    public static StreamingMessage Knows(params string[] functions)
    {
        var response = new FunctionMetadataResponse { Result = Success };
        response.Functions.AddRange(functions.Select(name => new FunctionMetadata { FunctionId = "id of " + name, Name = name }));
        return new StreamingMessage { FunctionMetadataResponse = response };
    }

    public static StreamingMessage Loaded(string function) => new()
    {
        FunctionLoadResponse = new FunctionLoadResponse { FunctionId = "id of " + function, Result = Success },
    };

    /// <summary>Reports to the host.</summary>
    public async Task ReportAsync()
    {
        stream = Open();
        await SayAsync(Start(Id));
    }

    /// <summary>Reports besides, until it is turned away.</summary>
    public async Task KnockAsync(string id)
    {
        using var other = Open();
        await other.RequestStream.WriteAsync(Start(id), Cancelled);
        (await Should.ThrowAsync<RpcException>(() => other.ResponseStream.MoveNext(Cancelled))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }

    public Task SayAsync(StreamingMessage message) => stream!.RequestStream.WriteAsync(message, Cancelled);

    public async Task<StreamingMessage> HearAsync()
    {
        (await stream!.ResponseStream.MoveNext(Cancelled)).ShouldBeTrue("the host has ended the stream");
        return stream.ResponseStream.Current;
    }

    /// <summary>Says that it has begun, knows one function, and has loaded it.</summary>
    public async Task BeginAsync()
    {
        await ReportAsync();
        (await HearAsync()).WorkerInitRequest.ShouldNotBeNull();
        await SayAsync(new StreamingMessage { WorkerInitResponse = new WorkerInitResponse { Result = Success } });
        (await HearAsync()).FunctionsMetadataRequest.ShouldNotBeNull();
        await SayAsync(Knows("one"));
        (await HearAsync()).FunctionLoadRequest.ShouldNotBeNull();
        await SayAsync(Loaded("one"));
    }

    /// <summary>Leaves without a word, its process still there.</summary>
    public void Hang() => stream?.Dispose();

    /// <summary>Ends as it is told to.</summary>
    public async Task EndAsync()
    {
        (await HearAsync()).WorkerTerminate.ShouldNotBeNull();
        Die();
    }

    public async ValueTask DisposeAsync()
    {
        Die();
        channel?.Dispose();
        await ((Task)Starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Starting.IsCompletedSuccessfully)
        {
            await (await Starting).DisposeAsync();
        }

        await server!.DisposeAsync();
        loggers.Dispose();
        folder.Dispose();
    }

    private void Die()
    {
        var id = int.Parse(folder.Read("id"), CultureInfo.InvariantCulture);
        if (HostProcess.IsRunning(id))
        {
            HostProcess.Kill(id);
        }

        Hang();
    }

    private static StreamingMessage Start(string id) => new() { StartStream = new StartStream { WorkerId = id } };

    private AsyncDuplexStreamingCall<StreamingMessage, StreamingMessage> Open() =>
        channel!.CreateCallInvoker().AsyncDuplexStreamingCall(EventStream, host: null, new CallOptions(cancellationToken: Cancelled));

    // Each is followed by its value.
    private string Argument(string name)
    {
        var arguments = folder.Read("arguments").Split([' ', '\n']);
        return arguments[Array.IndexOf(arguments, name) + 1];
    }
}
