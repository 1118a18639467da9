using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>A process with all that it prints. Nobody is left behind: what still runs in the end is killed.</summary>
internal sealed partial class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan ExitDeadline = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private volatile int ends;

    public ChildProcess(string program, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Whether it has exited and all that it printed is in <see cref="Output"/>.</summary>
    public bool HasEnded => process.HasExited && ends == 2;

    /// <summary>All that it has printed so far; all of it once it has ended.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>The process that runs the functions, as the host named it last.</summary>
    public int WorkerId => int.Parse(Worker().Matches(Output).Last().Groups["id"].Value, CultureInfo.InvariantCulture);

    /// <summary>Waits until the app that this is serves, and says where.</summary>
    public async Task<Uri> AddressAsync(TimeSpan? deadline = null)
    {
        await Eventually.BeTrueAsync(
            () =>
            {
                process.HasExited.ShouldBeFalse($"The app ended instead of starting:\n{Output}");
                return Task.FromResult(Listening().IsMatch(Output));
            },
            deadline,
            "the app listens");
        return new Uri(Listening().Match(Output).Groups["url"].Value + "/");
    }

    /// <summary>SIGKILL: no handler, no drain.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>SIGTERM.</summary>
    public async Task<int> TerminateAsync()
    {
        await Signals.TerminateAsync(process.Id);
        return await ExitCodeAsync();
    }

    public async Task<int> ExitCodeAsync(TimeSpan? deadline = null)
    {
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(deadline ?? ExitDeadline);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
        else
        {
            Interlocked.Increment(ref ends); // Of standard output, or of standard error.
        }
    }

    [GeneratedRegex(@"Listening on (?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();

    [GeneratedRegex(@"Worker\[50\] Started as process (?<id>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Worker();
}
