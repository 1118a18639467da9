using System.Text.Json;
using Dvc.Host.Functions;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Timers;

/// <summary>What functions do with a timer.</summary>
internal static class TimerRuns
{
    /// <summary>Reports whether it is late, and lasts until the release.</summary>
    public static async Task<RunOutcome> Slow(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        await probe.RunAsync(Describe(input), cancellationToken);
        return RunOutcome.Succeeded;
    }

    /// <summary>Reports whether it is late.</summary>
    public static Task<RunOutcome> PastDue(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue(Describe(input));
        return Task.FromResult(RunOutcome.Succeeded);
    }

    /// <summary>Reports whether it has a status.</summary>
    public static Task<RunOutcome> Status(Probe probe, FunctionInput input, CancellationToken cancellationToken)
    {
        probe.Calls.Enqueue(Timer(input).GetProperty("ScheduleStatus").ValueKind == JsonValueKind.Null ? "no status" : "status");
        return Task.FromResult(RunOutcome.Succeeded);
    }

    private static string Describe(FunctionInput input) => Timer(input).GetProperty("IsPastDue").GetBoolean() ? "past due" : "on time";

    private static JsonElement Timer(FunctionInput input) => JsonElement.Parse(input.Trigger.Json);
}
