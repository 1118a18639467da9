using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Functions.Worker.Tests.Support;

/// <summary>The test app as a process.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppProcess(TestFolder folder, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly(), "--port", "0", "--data", folder.In("data")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TraceFolder"] = folder.Path;
        foreach (var (name, value) in settings)
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

    /// <summary>All that it has written so far.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Output { get; } = new();

    public bool HasExited => process.HasExited;

    public Task<Uri> UrlAsync() => url.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    // Beside the output of these tests: artifacts/bin/{project}/{configuration}/.
    private static string Assembly() => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../Functions.Worker.TestApp",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)),
        "Functions.Worker.TestApp.dll"));

    private void Read(string? line)
    {
        if (line is not null)
        {
            Output.Enqueue(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                url.TrySetResult(new Uri(match.Groups["url"].Value));
            }
        }
    }

    [GeneratedRegex(@"Listening on (?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
