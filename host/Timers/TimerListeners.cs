using Dvc.Host.Functions;
using Dvc.Host.Settings;

namespace Dvc.Host.Timers;

/// <summary>The timers of all functions.</summary>
internal sealed class TimerListeners(
    IReadOnlyList<TimerFunction> functions,
    IFunctionRunner runner,
    HostSettings settings,
    Shutdown shutdown,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private readonly Dictionary<TimerFunction, TimerListener> listeners = functions.ToDictionary(
        function => function,
        function => new TimerListener(function, MonitorOf(function, settings, loggers), runner, time));

    /// <summary>Runs a function at once, whatever its schedule says.</summary>
    public Task RunNowAsync(TimerFunction function, CancellationToken cancellationToken) =>
        listeners[function].RunNowAsync(cancellationToken);

    public override void Dispose()
    {
        foreach (var listener in listeners.Values)
        {
            listener.Dispose();
        }

        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await lifetime.WaitUntilStartedAsync(stoppingToken))
        {
            // Each on its own: a function that begins at once, without waiting for anything, must not hold up the other timers.
            await Task.WhenAll(
                from listener in listeners
                where listener.Key.IsEnabled
                select Task.Run(() => listener.Value.RunAsync(stoppingToken, shutdown.Deadline), CancellationToken.None));
        }
    }

    private static ScheduleMonitor? MonitorOf(TimerFunction function, HostSettings settings, ILoggerFactory loggers) =>
        function.UseMonitor
            ? new ScheduleMonitor(
                Path.Combine(settings.DataDirectory, "timers", function.Name + ".json"),
                loggers.CreateLogger(Log.FunctionCategory(function.Name)))
            : null;
}
