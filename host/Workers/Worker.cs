using System.Collections.Concurrent;
using System.Threading.Channels;
using Dvc.Host.Functions;
using Dvc.Host.Protocol;
using Dvc.Host.Settings;
using Google.Protobuf.WellKnownTypes;
using Content = Dvc.Host.Protocol.StreamingMessage.ContentOneofCase;

namespace Dvc.Host.Workers;

/// <summary>A process that runs the functions of an app.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan TerminateGrace = TimeSpan.FromSeconds(5);
    private static readonly TraceContext NoTrace = new();

    private readonly WorkerApp app;
    private readonly ILogger log;
    private readonly ILoggerFactory loggers;
    private readonly TimeProvider time;
    private readonly WorkerProcess process;
    private readonly WorkerConnection connection;
    private readonly Channel<StreamingMessage> replies = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, Invocation> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ILogger> logs = new(StringComparer.Ordinal);

    private Worker(WorkerApp app, WorkerServer server, TimeProvider time, ILoggerFactory loggers)
    {
        this.app = app;
        this.time = time;
        this.loggers = loggers;
        log = loggers.CreateLogger(Log.WorkerCategory);
        var id = Guid.NewGuid().ToString();
        connection = server.Connections.Await(id, Receive);
        process = WorkerProcess.Start(
            app,
            [
                "--functions-uri", server.Address,
                "--functions-worker-id", id,
                "--functions-request-id", Guid.NewGuid().ToString(),
                "--functions-grpc-max-message-length", $"{int.MaxValue}",
            ],
            log);
        log.WorkerStarted(process.Id);
        Ended = WatchAsync();
    }

    /// <summary>Where its own HTTP server listens, if it has one.</summary>
    public string? HttpAddress { get; private set; }

    public IReadOnlyList<FunctionDescription> Functions { get; private set; } = [];

    /// <summary>Its exit code, when the worker is gone and all its runs are given up.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts one, and has it load its functions.</summary>
    public static async Task<Worker> StartAsync(
        WorkerApp app, WorkerServer server, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var worker = new Worker(app, server, time, loggers);
        try
        {
            await worker.BeginAsync(cancellationToken).WaitAsync(StartDeadline, time, cancellationToken);
            return worker;
        }
        catch (TimeoutException)
        {
            await worker.DisposeAsync();
            throw new StartupException($"the worker was not ready within {StartDeadline.TotalSeconds} s.");
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    public async Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(logs.GetOrAdd(function.Name, CreateLog));
        running[invocationId] = invocation;
        var started = time.GetTimestamp();
        if (!connection.TrySend(Request(function, invocationId, input)))
        {
            running.TryRemove(invocationId, out _);
            invocation.End(answer: null);
        }

        await using var cancelling = cancellationToken.UnsafeRegister(_ => Cancel(invocationId), null);
        var result = await invocation.Result;
        return Judge(function, invocationId, invocation.Log, result, time.GetElapsedTime(started), cancellationToken);
    }

    /// <summary>Asks it to end, and insists after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        connection.TrySend(new StreamingMessage
        {
            WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(TerminateGrace) },
        });
        try
        {
            await process.Exited.WaitAsync(connection.Opened.IsCompleted ? TerminateGrace : TimeSpan.Zero, time);
        }
        catch (TimeoutException)
        {
            log.WorkerKilled(TerminateGrace.TotalSeconds);
            process.Kill();
        }

        await Ended;
        process.Dispose();
    }

    private static StreamingMessage Request(TriggeredFunction function, string invocationId, FunctionInput input)
    {
        var request = new InvocationRequest
        {
            InvocationId = invocationId,
            FunctionId = function.Id,
            TraceContext = NoTrace,
        };
        request.InputData.Add(new ParameterBinding { Name = function.Parameter, Data = input.Trigger });
        if (input.Metadata is { } metadata)
        {
            request.TriggerMetadata.Add(metadata);
        }

        return new StreamingMessage { InvocationRequest = request };
    }

    private static RunOutcome Judge(
        TriggeredFunction function,
        string invocationId,
        ILogger log,
        StatusResult? result,
        TimeSpan took,
        CancellationToken cancellationToken)
    {
        switch (result)
        {
            case null:
                log.Lost(invocationId, took.TotalMilliseconds);
                return RunOutcome.Lost;
            case { Status: StatusResult.Types.Status.Success }:
                log.Executed(function.SuccessLevel, invocationId, took.TotalMilliseconds);
                return RunOutcome.Succeeded;
            case var _ when cancellationToken.IsCancellationRequested:
                log.Cancelled(invocationId, took.TotalMilliseconds);
                return RunOutcome.Failed;
            default:
                log.Failed(invocationId, took.TotalMilliseconds, result.Exception.Describe());
                return RunOutcome.Failed;
        }
    }

    private ILogger CreateLog(string functionName) => loggers.CreateLogger(Log.FunctionCategory(functionName));

    private void Cancel(string invocationId) =>
        connection.TrySend(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocationId } });

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Content.InvocationResponse:
                if (running.TryRemove(message.InvocationResponse.InvocationId, out var invocation))
                {
                    invocation.End(message.InvocationResponse.Result);
                }

                break;
            case Content.RpcLog:
                Write(message.RpcLog);
                break;
            default:
                replies.Writer.TryWrite(message);
                break;
        }
    }

    private void Write(RpcLog entry)
    {
        var level = (LogLevel)entry.Level;
        var invocation = running.GetValueOrDefault(entry.InvocationId);
        if (IsToldHere(entry, level) && !(invocation is not null && IsToldWithTheResult(entry)))
        {
            (invocation?.Log ?? log).WorkerLogged(
                level, entry.Message, entry.Exception is { } thrown ? "\n" + thrown.Describe() : string.Empty);
        }
    }

    // ASP.NET Core would tell requests with their query, which may hold a key.
    private static bool IsToldHere(RpcLog entry, LogLevel level) =>
        entry.Kind != RpcLog.Types.Kind.CustomMetric
        && (level >= LogLevel.Warning || !entry.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static bool IsToldWithTheResult(RpcLog entry) =>
        entry.Exception is not null && entry.Category == "Microsoft.Azure.Functions.Worker.FunctionsApplication";

    // What it answered before its end still counts.
    private async Task<int> WatchAsync()
    {
        await Task.WhenAny(process.Exited, connection.Closed);
        if (!process.Exited.IsCompleted)
        {
            // Without its stream it is of no use.
            await ((Task)process.Exited).WaitAsync(TerminateGrace, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Kill();
        }

        var exitCode = await process.Exited;
        if (connection.Opened.IsCompleted)
        {
            await connection.Closed;
        }

        replies.Writer.TryComplete();
        foreach (var id in running.Keys)
        {
            if (running.TryRemove(id, out var invocation))
            {
                invocation.End(answer: null);
            }
        }

        return exitCode;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(connection.Opened, Ended);
        connection.TrySend(new StreamingMessage
        {
            WorkerInitRequest = new WorkerInitRequest
            {
                HostVersion = "4.0.0",
                WorkerDirectory = app.Directory,
                FunctionAppDirectory = app.Directory,
            },
        });
        var begun = (await NextAsync(Content.WorkerInitResponse, cancellationToken)).WorkerInitResponse;
        Check(begun.Result, "the worker did not begin");
        HttpAddress = begun.Capabilities.TryGetValue("HttpUri", out var address) ? address : null;

        connection.TrySend(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = app.Directory },
        });
        var known = (await NextAsync(Content.FunctionMetadataResponse, cancellationToken)).FunctionMetadataResponse;
        Check(known.Result, "the worker cannot say which functions it has");
        Functions = [.. known.Functions.Select(FunctionDescription.From)];
        foreach (var function in known.Functions)
        {
            Check(function.Status, $"{function.Name} cannot be read");
            connection.TrySend(new StreamingMessage
            {
                FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
            });
        }

        foreach (var _ in known.Functions)
        {
            var loaded = (await NextAsync(Content.FunctionLoadResponse, cancellationToken)).FunctionLoadResponse;
            Check(loaded.Result, $"{known.Functions.First(function => function.FunctionId == loaded.FunctionId).Name} cannot be loaded");
        }
    }

    private async Task<StreamingMessage> NextAsync(Content awaited, CancellationToken cancellationToken)
    {
        await foreach (var reply in replies.Reader.ReadAllAsync(cancellationToken))
        {
            if (reply.ContentCase == awaited)
            {
                return reply;
            }
        }

        throw new StartupException(
            $"the worker ended before it was ready, with exit code {await Ended}. Its last words:\n{process.LastWords}");
    }

    private static void Check(StatusResult? result, string problem)
    {
        if (result is { Status: not StatusResult.Types.Status.Success })
        {
            throw new StartupException($"{problem}: {result.Exception.Describe()}");
        }
    }
}
