using Dvc.EndToEnd.Tests.Support;
using Dvc.Testing;

namespace Dvc.EndToEnd.Tests.Readme;

/// <summary>
/// The last commit, cloned. What is built here is taken over, and a <c>dotnet</c> that builds nothing goes before the real one;
/// with <c>DVC_README_BUILD=1</c> the clone installs and builds everything itself, which takes two minutes more.
/// </summary>
internal sealed class FreshClone
{
    private const string TakeOver = """
        mkdir -p artifacts/bin artifacts/publish artifacts/path
        cp -r "$0/artifacts/bin/Dvc.Cli" "$0/artifacts/bin/Dvc.Host" artifacts/bin
        cp -r "$0/artifacts/publish/Dvc.Functions" artifacts/publish
        ln -s "$0/azurite/node_modules" azurite/node_modules
        touch -d 2000-01-01 azurite/package-lock.json
        printf '#!/bin/sh\ncase $1 in restore | build) exit 0 ;; esac\nexec "%s" "$@"\n' "$(command -v dotnet)" > artifacts/path/dotnet
        chmod +x artifacts/path/dotnet
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    private readonly string path;

    private FreshClone(string path) => this.path = path;

    public string Readme => File.ReadAllText(Path.Combine(path, "README.md"));

    public static async Task<FreshClone> CreateAsync(string path)
    {
        await RunAsync("git", ["clone", "--quiet", Repository.Root, path]);
        if (Environment.GetEnvironmentVariable("DVC_README_BUILD") != "1")
        {
            await RunAsync("env", ["--chdir", path, "bash", "-ec", TakeOver, Repository.Root]);
        }

        return new FreshClone(path);
    }

    /// <summary>Pastes commands into a terminal of their own, which Ctrl-C ends.</summary>
    public ChildProcess Paste(string commands) => new(
        "setsid",
        ["env", "--default-signal=INT,QUIT", "--chdir", path, "bash", "-c", commands],
        ("PATH", $"{Path.Combine(path, "artifacts", "path")}:{Environment.GetEnvironmentVariable("PATH")}"));

    private static async Task RunAsync(string program, IEnumerable<string> arguments)
    {
        await using var process = new ChildProcess(program, arguments);
        (await process.ExitCodeAsync().WaitAsync(Deadline)).ShouldBe(0, process.Output);
    }
}
