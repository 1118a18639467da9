using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Dvc.Azurite;

/// <summary>Azurite as a process: installed by npm beside this project's source, run by Node, known by its id.</summary>
internal static class AzuriteProcess
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    // Azurite writes its data first and then waits for its connections to end, for ever if one of them hangs.
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(25);

    /// <summary>Where it is installed, and what starts it.</summary>
    public static string Directory { get; } = typeof(AzuriteProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "AzuriteDirectory").Value!;

    /// <summary>Starts Azurite and waits until it serves.</summary>
    /// <returns>
    /// Its process id, and the launcher's standard input: while somebody keeps that open, an owned Azurite runs.
    /// </returns>
    public static async Task<(int Id, StreamWriter OwnersHold)> StartAsync(
        AzuritePorts ports, string? dataDirectory, bool owned, bool plain, CancellationToken cancellationToken)
    {
        if (await ports.AnyTakenAsync(cancellationToken))
        {
            throw new InvalidOperationException($"Azurite cannot start: something else listens on one of {ports}.");
        }

        var (id, ownersHold) = await LaunchAsync(ports, dataDirectory, owned, plain, cancellationToken);
        try
        {
            await WaitUntilServingAsync(id, ports, cancellationToken);
            return (id, ownersHold);
        }
        catch
        {
            await ownersHold.DisposeAsync();
            await StopAsync(id, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Asks Azurite to write its data and end, and insists after a while.</summary>
    public static async Task StopAsync(int id, CancellationToken cancellationToken)
    {
        Signals.Terminate(id);
        var asked = Stopwatch.StartNew();
        while (IsRunning(id))
        {
            await Task.Delay(PollingInterval, cancellationToken);
            if (asked.Elapsed > StopDeadline)
            {
                Signals.Kill(id);
            }
        }
    }

    /// <summary>Whether a process of this id runs that began before the given moment: ids are given again.</summary>
    public static bool IsRunning(int id, DateTime? beganBefore = null)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && (beganBefore is null || process.StartTime < beganBefore) && !IsZombie(id);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException)
        {
            return false; // It ended between two of these questions.
        }
    }

    private static async Task<(int Id, StreamWriter OwnersHold)> LaunchAsync(
        AzuritePorts ports, string? dataDirectory, bool owned, bool plain, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(Directory, "node_modules", "azurite", "package.json")))
        {
            throw new InvalidOperationException($"Azurite is not installed. Run: npm ci --prefix {Directory}");
        }

        var start = new ProcessStartInfo("node", Arguments(ports, dataDirectory, owned, plain))
        {
            WorkingDirectory = Directory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var launcher = Process.Start(start)!;
            var ownersHold = launcher.StandardInput;
            var line = await launcher.StandardOutput.ReadLineAsync(cancellationToken);
            var complaint = await launcher.StandardError.ReadToEndAsync(cancellationToken);
            await launcher.WaitForExitAsync(cancellationToken);
            return line is null
                ? throw new InvalidOperationException($"Azurite does not start: {complaint.Trim()}")
                : (int.Parse(line, CultureInfo.InvariantCulture), ownersHold);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("Azurite needs Node.js: no program 'node' was found.", exception);
        }
    }

    private static IEnumerable<string> Arguments(
        AzuritePorts ports, string? dataDirectory, bool owned, bool plain)
    {
        static string Port(int port) => port.ToString(CultureInfo.InvariantCulture);

        // Azurite refuses API versions newer than itself, although it serves what is used of them.
        string[] common =
        [
            Path.Combine(Directory, "start.mjs"), owned ? "own" : "shared", plain ? "plain" : "indexed",
            "--disableTelemetry", "--skipApiVersionCheck", "--silent",
            "--blobPort", Port(ports.Blob), "--queuePort", Port(ports.Queue), "--tablePort", Port(ports.Table),
        ];
        return dataDirectory is null
            ? [.. common, "--inMemoryPersistence"]
            : [.. common, "--location", Path.GetFullPath(dataDirectory)];
    }

    private static async Task WaitUntilServingAsync(int id, AzuritePorts ports, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (!await ports.AnswerAsync(cancellationToken))
        {
            if (!IsRunning(id))
            {
                throw new InvalidOperationException($"Azurite ended before it served {ports}.");
            }

            if (started.Elapsed > StartDeadline)
            {
                throw new TimeoutException($"Azurite (process {id}) does not serve {ports} after {StartDeadline}.");
            }

            await Task.Delay(PollingInterval, cancellationToken);
        }
    }

    // Azurite's parent, the launcher, is gone; in a container whose first process does not reap, it stays a zombie.
    private static bool IsZombie(int id)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        var stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[stat.LastIndexOf(')')..].StartsWith(") Z", StringComparison.Ordinal);
    }
}
