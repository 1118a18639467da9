using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dvc.Host.Tests.Support;

/// <summary>The host as a process, with an app as its worker and settings from a file.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestFolder folder;
    private readonly Process process;
    private volatile Uri? url;

    /// <summary>Starts it, with the test app.</summary>
    public HostProcess(TestFolder folder, params (string Name, string Value)[] settings)
        : this(folder, AppFolder("Dvc.Host.TestApp"), WriteSettings(folder, settings))
    {
    }

    /// <summary>Starts it, with any app and file of settings.</summary>
    public HostProcess(TestFolder folder, string app, string settingsFile)
    {
        this.folder = folder;
        var start = new ProcessStartInfo(
            "dotnet",
            [HostAssembly, "--app", app, "--port", "0", "--data", folder.In("data"), "--settings", settingsFile])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>All that it has written so far.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    public string Text => string.Join('\n', Output);

    public bool HasExited => process.HasExited;

    /// <summary>The processes of its test app so far, each of which leaves its id.</summary>
    public IReadOnlyList<int> Workers =>
        [.. folder.Beginning("worker.").Select(name => int.Parse(name.AsSpan("worker.".Length), CultureInfo.InvariantCulture))];

    private static string HostAssembly => Path.Combine(AppContext.BaseDirectory, "Dvc.Host.dll");

    /// <summary>The folder of an app that is published: beside the output of these tests, in the same configuration.</summary>
    public static string AppFolder(string name) => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory,
        "../../../publish",
        name,
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))));

    /// <summary>Writes settings as Core Tools have them.</summary>
    public static string WriteSettings(TestFolder folder, (string Name, string Value)[] settings, object? host = null)
    {
        folder.Write("local.settings.json", JsonSerializer.Serialize(new
        {
            IsEncrypted = false,
            Values = settings.Prepend(("TraceFolder", folder.Path)).ToDictionary(setting => setting.Item1, setting => setting.Item2),
            Host = host ?? new object(),
        }));
        return folder.In("local.settings.json");
    }

    public static bool IsRunning(int id)
    {
        try
        {
            // One that waits for its parent to take note of its end runs no more.
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Where it listens, once it does.</summary>
    public async Task<Uri> UrlAsync()
    {
        await Eventually.BeTrueAsync(() => url is not null || process.HasExited);
        return url.ShouldNotBeNull(Text);
    }

    public async Task<HttpClient> ClientAsync() => new() { BaseAddress = await UrlAsync() };

    public void Kill() => process.Kill();

    public static void Kill(int id)
    {
        try
        {
            using var other = Process.GetProcessById(id);
            other.Kill();
        }
        catch (ArgumentException)
        {
            // It is dead already.
        }
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        // The worker uses the folder, which goes next.
        await Eventually.BeTrueAsync(() => !Workers.Any(IsRunning));
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null)
        {
            Output.Enqueue(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                url = new Uri(match.Groups["url"].Value.Replace("localhost", "127.0.0.1"));
            }
        }
    }

    [GeneratedRegex(@"Listening on (?<url>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listening();
}
