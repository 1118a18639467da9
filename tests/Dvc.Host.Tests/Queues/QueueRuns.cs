using System.Globalization;
using Dvc.Host.Functions;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Queues;

/// <summary>What functions do with a message.</summary>
internal static class QueueRuns
{
    public static Task<RunOutcome> Text(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue(input.Trigger.String);
        return Task.FromResult(RunOutcome.Succeeded);
    }

    public static Task<RunOutcome> Bytes(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue(Convert.ToHexString(input.Trigger.Bytes.Span));
        return Task.FromResult(RunOutcome.Succeeded);
    }

    public static async Task<RunOutcome> Slow(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        await probe.RunAsync(input.Trigger.String, cancellationToken);
        return RunOutcome.Succeeded;
    }

    /// <summary>Keeps its thread until a second message is there.</summary>
    public static Task<RunOutcome> Blocking(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue(input.Trigger.String);
        return Task.FromResult(
            SpinWait.SpinUntil(() => probe.Calls.Count == 2, TimeSpan.FromSeconds(10)) ? RunOutcome.Succeeded : RunOutcome.Failed);
    }

    public static Task<RunOutcome> Failing(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue($"{input.Trigger.String} {DequeueCount(input)}");
        return Task.FromResult(RunOutcome.Failed);
    }

    /// <summary>Fails as soon as it is let go.</summary>
    public static async Task<RunOutcome> SlowAndFailing(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        await probe.RunAsync(input.Trigger.String, cancellationToken);
        return RunOutcome.Failed;
    }

    /// <summary>Succeeds though it is cancelled.</summary>
    public static async Task<RunOutcome> Finishing(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        await probe.RunAsync(input.Trigger.String, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return RunOutcome.Succeeded;
    }

    /// <summary>Its worker dies the first time.</summary>
    public static Task<RunOutcome> LostOnce(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue($"{input.Trigger.String} {DequeueCount(input)}");
        return Task.FromResult(DequeueCount(input) == 1 ? RunOutcome.Lost : RunOutcome.Succeeded);
    }

    private static int DequeueCount(FunctionInput input) =>
        int.Parse(input.Metadata!["DequeueCount"].Json, CultureInfo.InvariantCulture);
}
