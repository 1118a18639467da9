using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Dvc.Host.Settings;

namespace Dvc.Host.Workers;

/// <summary>A worker as a process: it ends with the host, whatever that dies of.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int LastWordsKept = 40;
    private const string StartupHooks = "DOTNET_STARTUP_HOOKS";

    // What was written last may still be on its way; what the worker itself has started may write for ever.
    private static readonly TimeSpan PatienceForOutput = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<string> lastWords = new();
    private readonly ILogger log;
    private readonly Process process;

    private WorkerProcess(Process process, ILogger log)
    {
        this.process = process;
        this.log = log;
        Exited = ReadToEndAsync();
    }

    public int Id => process.Id;

    /// <summary>Its exit code, when it has ended and all that it has written is read.</summary>
    public Task<int> Exited { get; }

    /// <summary>What it wrote last.</summary>
    public string LastWords => string.Join('\n', lastWords);

    public static WorkerProcess Start(WorkerApp app, IEnumerable<string> arguments, ILogger log)
    {
        var start = new ProcessStartInfo(app.Program, [app.Assembly, .. arguments])
        {
            WorkingDirectory = app.Directory,
            UseShellExecute = false,
            RedirectStandardInput = true, // Its end is the end of the host: see the startup hook.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in app.Environment)
        {
            start.Environment[name] = value;
        }

        // Settings have no case, so a key may be written in any.
        foreach (var name in start.Environment.Keys.Where(name => WorkerApp.HostsOwn.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        var hook = Path.Combine(AppContext.BaseDirectory, "Dvc.Host.StartupHook.dll");
        start.Environment[StartupHooks] = start.Environment.TryGetValue(StartupHooks, out var others)
            && !string.IsNullOrEmpty(others) ? hook + Path.PathSeparator + others : hook;
        try
        {
            return new WorkerProcess(Process.Start(start)!, log);
        }
        catch (Win32Exception exception)
        {
            throw new StartupException($"the worker cannot be started as '{app.Program}': {exception.Message}");
        }
    }

    public void Kill() => process.Kill();

    public void Dispose() => process.Dispose();

    private async Task<int> ReadToEndAsync()
    {
        var output = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        await exited.Task;
        await output.WaitAsync(PatienceForOutput).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return process.ExitCode;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            log.WorkerWrote(line);
            lastWords.Enqueue(line);
            if (lastWords.Count > LastWordsKept)
            {
                lastWords.TryDequeue(out _);
            }
        }
    }
}
