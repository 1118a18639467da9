using Functions.Worker.Tests.Support;
using Microsoft.Azure.Functions.Worker;

namespace Functions.Worker.Tests.Timers;

/// <summary>Functions that report how they were called.</summary>
public static class TimerFunctions
{
    public sealed class EveryFiveMinutes(Probe probe)
    {
        [Function("RollUp")]
        public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
            probe.RunAsync(Describe(timer), cancellationToken);
    }

    public sealed class Weekly(Probe probe)
    {
        [Function("Publish")]
        public void Run([TimerTrigger("%Schedule%")] TimerInfo timer) => probe.Calls.Enqueue(Describe(timer));
    }

    public sealed class AtStart(Probe probe)
    {
        [Function("AtStart")]
        public void Run([TimerTrigger("0 0 0 * * *", RunOnStartup = true)] TimerInfo timer) =>
            probe.Calls.Enqueue(Describe(timer));
    }

    public sealed class Unmonitored(Probe probe)
    {
        [Function("Unmonitored")]
        public void Run([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer) =>
            probe.Calls.Enqueue(timer.ScheduleStatus is null ? "no status" : "status");
    }

    public sealed class EverySecond(Probe probe)
    {
        [Function("EverySecond")]
        public void Run([TimerTrigger("* * * * * *")] TimerInfo timer) =>
            probe.Calls.Enqueue(timer.ScheduleStatus is null ? "no status" : "status");
    }

    private static string Describe(TimerInfo timer) => timer.IsPastDue ? "past due" : "on time";
}
