using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dvc.Azurite;

namespace Dvc.Cli.Demo;

/// <summary>The app, run as a process of its own and ended with this object.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    /// <summary>The key of the app's development source.</summary>
    public const string SourceKey = "development-only";

    // The demo asks for the roll-up once everything is recorded. Every five minutes of a long replay, most of the time would
    // go into publishing the same days again.
    private const string EveryHour = "0 0 * * * *";

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DrainDeadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly TextWriter log;

    private AppProcess(ProcessStartInfo start, Uri address, string logPath)
    {
        Address = address;
        log = TextWriter.Synchronized(new StreamWriter(logPath) { AutoFlush = true });
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Starts the app on a free port and waits until it is healthy.</summary>
    /// <param name="storage">The connection string of its queues and tables.</param>
    /// <param name="logPath">The file that gets everything it prints, in a folder that the app may write to.</param>
    /// <param name="cancellationToken">Ends the wait, and the app.</param>
    /// <param name="rollUpSchedule">When it rolls up by itself, as NCRONTAB.</param>
    public static async Task<AppProcess> StartAsync(string storage, string logPath, CancellationToken cancellationToken, string rollUpSchedule = EveryHour)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", BuiltApp.Arguments(port, Path.GetDirectoryName(logPath)!))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DvcStorage"] = storage,
                ["RollUpSchedule"] = rollUpSchedule,
                ["AuditSchedule"] = "0 30 19 * * *",
                ["BulletinSchedule"] = "0 5 * * * *",
                ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
                ["DevelopmentSource__Key"] = SourceKey,
                ["DevelopmentSource__Agency"] = "VN",
                ["DeadLetterSchedule"] = "30 * * * * *",
            },
        };
        var app = new AppProcess(start, new Uri($"http://127.0.0.1:{port}/"), logPath);
        try
        {
            await app.UntilHealthyAsync(cancellationToken);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the app ends by itself, which it should not.</summary>
    public Task UntilExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Lets the app drain, and insists after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Signals.Terminate(process.Id);
            using var deadline = new CancellationTokenSource(DrainDeadline);
            try
            {
                await process.WaitForExitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        // Also until everything it printed has been logged.
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
        await log.DisposeAsync();
    }

    private async Task UntilHealthyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync(http, cancellationToken))
        {
            if (process.HasExited)
            {
                throw new CommandFailedException($"The app ended with exit code {process.ExitCode} instead of starting.");
            }

            if (Stopwatch.GetElapsedTime(started) > StartDeadline)
            {
                throw new CommandFailedException($"The app was not healthy after {StartDeadline.TotalSeconds} s.");
            }

            await Task.Delay(PollingInterval, cancellationToken);
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("api/health", UriKind.Relative), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
