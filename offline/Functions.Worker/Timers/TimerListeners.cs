using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>The timers of all functions.</summary>
internal sealed class TimerListeners(
    AppFunctions functions, FunctionExecutor executor, HostSettings settings, TimeProvider time, ILoggerFactory loggers)
    : BackgroundService
{
    private readonly Dictionary<TimerFunction, TimerListener> listeners = functions.Timers.ToDictionary(
        function => function,
        function => new TimerListener(function, MonitorOf(function, settings, loggers), executor, time));

    /// <summary>Runs a function at once, whatever its schedule says.</summary>
    public Task RunNowAsync(TimerFunction function) => listeners[function].RunNowAsync();

    public override void Dispose()
    {
        foreach (var listener in listeners.Values)
        {
            listener.Dispose();
        }

        base.Dispose();
    }

    // Each on its own: a function that begins at once, without waiting for anything, must not hold up the other timers.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        from listener in listeners
        where functions.IsEnabled(listener.Key)
        select Task.Run(() => listener.Value.RunAsync(stoppingToken), CancellationToken.None));

    private static ScheduleMonitor? MonitorOf(TimerFunction function, HostSettings settings, ILoggerFactory loggers) =>
        function.UseMonitor
            ? new ScheduleMonitor(
                Path.Combine(settings.DataDirectory, "timers", function.Name + ".json"),
                loggers.CreateLogger(Log.FunctionCategory(function.Name)))
            : null;
}
