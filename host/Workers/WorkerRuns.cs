using System.Collections.Concurrent;
using Dvc.Host.Functions;
using Dvc.Host.Protocol;

namespace Dvc.Host.Workers;

/// <summary>The runs that one worker has in hand.</summary>
/// <param name="send">Sends a message to the worker, unless it is gone.</param>
/// <param name="limit">How long one may last.</param>
/// <param name="time">Measures the runs.</param>
/// <param name="loggers">Of the functions.</param>
internal sealed class WorkerRuns(Func<StreamingMessage, bool> send, TimeSpan limit, TimeProvider time, ILoggerFactory loggers)
{
    // As long as the published host waits.
    private static readonly TimeSpan PatienceAfterLimit = TimeSpan.FromSeconds(5);

    private static readonly TraceContext NoTrace = new();

    private readonly ConcurrentDictionary<string, Invocation> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ILogger> logs = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource stuck = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a run goes on though its time is over and it was asked to end: only with its worker it will.</summary>
    public Task Stuck => stuck.Task;

    /// <summary>Has the worker run a function.</summary>
    public async Task<RunOutcome> RunAsync(
        TriggeredFunction function, string invocationId, FunctionInput input, CancellationToken cancellationToken)
    {
        var invocation = new Invocation(logs.GetOrAdd(function.Name, CreateLog));
        running[invocationId] = invocation;
        var started = time.GetTimestamp();
        if (!send(Request(function, invocationId, input)))
        {
            running.TryRemove(invocationId, out _);
            invocation.End(answer: null);
        }

        await using var cancelling = cancellationToken.UnsafeRegister(_ => Cancel(invocationId), null);
        var answer = await AnswerAsync(invocation, invocationId);
        var took = time.GetElapsedTime(started).TotalMilliseconds;
        switch (answer)
        {
            case null:
                invocation.Log.Lost(invocationId, took);
                return RunOutcome.Lost;
            case { Status: StatusResult.Types.Status.Success }:
                invocation.Log.Executed(function.SuccessLevel, invocationId, took);
                return RunOutcome.Succeeded;
            case var _ when cancellationToken.IsCancellationRequested:
                invocation.Log.Cancelled(invocationId, took);
                return RunOutcome.Failed;
            default:
                invocation.Log.Failed(invocationId, took, answer.Exception.Describe());
                return RunOutcome.Failed;
        }
    }

    /// <summary>The worker says how a run ended.</summary>
    public void End(InvocationResponse response) => End(response.InvocationId, response.Result);

    /// <summary>The worker is gone, and with it all that it had.</summary>
    public void LoseAll()
    {
        foreach (var invocationId in running.Keys)
        {
            End(invocationId, answer: null);
        }
    }

    /// <summary>The log of the function that such a run is of.</summary>
    public ILogger? LogOf(string invocationId) => running.GetValueOrDefault(invocationId)?.Log;

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

    private async Task<StatusResult?> AnswerAsync(Invocation invocation, string invocationId)
    {
        if (!await AnswersWithinAsync(invocation, limit))
        {
            invocation.Log.TimeOver(invocationId, limit);
            Cancel(invocationId);
            if (!await AnswersWithinAsync(invocation, PatienceAfterLimit))
            {
                invocation.Log.Stuck(invocationId, PatienceAfterLimit.TotalSeconds);
                stuck.TrySetResult();
            }
        }

        return await invocation.Answer;
    }

    private async Task<bool> AnswersWithinAsync(Invocation invocation, TimeSpan patience)
    {
        await ((Task)invocation.Answer).WaitAsync(patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return invocation.Answer.IsCompleted;
    }

    private void End(string invocationId, StatusResult? answer)
    {
        if (running.TryRemove(invocationId, out var invocation))
        {
            invocation.End(answer);
        }
    }

    private void Cancel(string invocationId) =>
        send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocationId } });

    private ILogger CreateLog(string functionName) => loggers.CreateLogger(Log.FunctionCategory(functionName));
}
