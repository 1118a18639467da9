using Dvc.Host.Settings;

namespace Dvc.Host.Functions;

/// <summary>The end of the host: what runs may finish until the deadline, and is then cancelled.</summary>
internal sealed class Shutdown : IDisposable
{
    /// <summary>What a cancelled function may still take to return.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource deadline;
    private readonly CancellationTokenRegistration stopping;

    public Shutdown(IHostApplicationLifetime lifetime, HostSettings settings, TimeProvider time, ILoggerFactory loggers)
    {
        var log = loggers.CreateLogger(Log.HostCategory);
        var patience = settings.ShutdownTimeout;
        deadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        deadline.Token.Register(() => log.DeadlinePassed(patience.TotalSeconds));
        stopping = lifetime.ApplicationStopping.Register(() =>
        {
            log.Stopping(patience.TotalSeconds);
            deadline.CancelAfter(patience);
        });
    }

    /// <summary>Cancelled when the host has waited long enough.</summary>
    public CancellationToken Deadline => deadline.Token;

    public void Dispose()
    {
        stopping.Dispose();
        deadline.Dispose();
    }
}
