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

    private readonly WorkerApp app;
    private readonly ILogger log;
    private readonly WorkerProcess process;
    private readonly WorkerConnection connection;
    private readonly Channel<StreamingMessage> replies = Channel.CreateUnbounded<StreamingMessage>();

    private Worker(WorkerApp app, WorkerServer server, TimeProvider time, ILoggerFactory loggers)
    {
        this.app = app;
        log = loggers.CreateLogger(Log.WorkerCategory);
        var id = Guid.NewGuid().ToString();
        connection = server.Connections.Await(id, Receive);
        Runs = new WorkerRuns(connection.TrySend, app.FunctionTimeout, time, loggers);
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
        Gone = Task.WhenAny(process.Exited, connection.Closed, Runs.Stuck);
        Ended = WatchAsync(server.Connections, id);
    }

    /// <summary>Where its own HTTP server listens, if it has one.</summary>
    public string? HttpAddress { get; private set; }

    public IReadOnlyList<FunctionDescription> Functions { get; private set; } = [];

    /// <summary>What it runs.</summary>
    public WorkerRuns Runs { get; }

    /// <summary>Ends as soon as nothing can be run any more; its process may still be there.</summary>
    public Task Gone { get; }

    /// <summary>Its exit code, when the worker is gone and all its runs are given up.</summary>
    public Task<int> Ended { get; }

    /// <summary>Starts one, and has it load its functions.</summary>
    public static async Task<Worker> StartAsync(
        WorkerApp app, WorkerServer server, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var worker = new Worker(app, server, time, loggers);
        try
        {
            await worker.BeginAsync(cancellationToken).WaitAsync(StartDeadline, cancellationToken);
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

    /// <summary>Asks it to end, and insists after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        connection.TrySend(new StreamingMessage
        {
            WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(TerminateGrace) },
        });
        try
        {
            await process.Exited.WaitAsync(TerminateGrace);
        }
        catch (TimeoutException)
        {
            log.WorkerKilled(TerminateGrace.TotalSeconds);
            process.Kill();
        }

        await Ended;
        process.Dispose();
    }

    private static void Check(StatusResult? result, string problem)
    {
        if (result is { Status: not StatusResult.Types.Status.Success })
        {
            throw new StartupException($"{problem}: {result.Exception.Describe()}");
        }
    }

    // ASP.NET Core would tell requests with their query, which may hold a key.
    private static bool IsToldHere(RpcLog entry, LogLevel level) =>
        entry.Kind != RpcLog.Types.Kind.CustomMetric
        && (level >= LogLevel.Warning || !entry.Category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    // The exception of a run comes with its answer too.
    private static bool IsToldWithTheAnswer(RpcLog entry) =>
        entry.Exception is not null && entry.Category == "Microsoft.Azure.Functions.Worker.FunctionsApplication";

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case Content.InvocationResponse:
                Runs.End(message.InvocationResponse);
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
        var functionLog = Runs.LogOf(entry.InvocationId);
        if (IsToldHere(entry, level) && (functionLog is null || !IsToldWithTheAnswer(entry)))
        {
            (functionLog ?? log).WorkerLogged(
                level, entry.Message, entry.Exception is { } thrown ? "\n" + thrown.Describe() : string.Empty);
        }
    }

    // What it answered before its end still counts.
    private async Task<int> WatchAsync(WorkerConnections connections, string id)
    {
        await Gone;
        if (!process.Exited.IsCompleted)
        {
            // Without its stream it is of no use; with a run that does not end it has had its time.
            var patience = Runs.Stuck.IsCompleted ? TimeSpan.Zero : TerminateGrace;
            await ((Task)process.Exited).WaitAsync(patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Kill();
        }

        var exitCode = await process.Exited;
        connections.Take(id); // Perhaps it never reported.
        if (connection.Opened.IsCompleted)
        {
            await connection.Closed;
        }

        replies.Writer.TryComplete();
        Runs.LoseAll();
        return exitCode;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(connection.Opened, Ended).WaitAsync(cancellationToken);
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
        await LoadAsync(known.Functions, cancellationToken);
        Functions = [.. known.Functions.Select(FunctionDescription.From)];
    }

    private async Task LoadAsync(IReadOnlyCollection<FunctionMetadata> functions, CancellationToken cancellationToken)
    {
        foreach (var function in functions)
        {
            Check(function.Status, $"{function.Name} cannot be read");
            connection.TrySend(new StreamingMessage
            {
                FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function },
            });
        }

        foreach (var _ in functions)
        {
            var loaded = (await NextAsync(Content.FunctionLoadResponse, cancellationToken)).FunctionLoadResponse;
            Check(loaded.Result, $"{functions.First(function => function.FunctionId == loaded.FunctionId).Name} cannot be loaded");
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
}
