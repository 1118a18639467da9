using System.Net;
using System.Net.Sockets;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Testing;

namespace Dvc.EndToEnd.Tests.Hosting;

/// <summary><c>./dvc run</c>, as from a terminal: a process group of its own, to which Ctrl-C goes.</summary>
internal sealed class RunScript : IAsyncDisposable
{
    /// <summary>The tests that need the ports of <c>UseDevelopmentStorage=true</c> for themselves, one after another.</summary>
    public const string Ports = "ports of development storage";

    // It may have to build first.
    public static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PortsDeadline = TimeSpan.FromMinutes(1);
    private static readonly int[] DevelopmentPorts = [10_000, 10_001, 10_002];

    // A shell that starts the tests in the background would have its children ignore Ctrl-C.
    public RunScript(params IEnumerable<string> options) => Process = new ChildProcess(
        "setsid", ["env", "--default-signal=INT,QUIT", Path.Combine(Repository.Root, "dvc"), "run", .. options]);

    public ChildProcess Process { get; }

    public HttpClient Client { get; } = new();

    public static async Task<RunScript> StartAsync(string dataDirectory)
    {
        var script = new RunScript("--port", "0", "--data", dataDirectory);
        try
        {
            script.Client.BaseAddress = await script.Process.AddressAsync(StartDeadline);
            return script;
        }
        catch
        {
            await script.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until nobody has the ports of <c>UseDevelopmentStorage=true</c>, which all of this machine share.</summary>
    public static Task UntilPortsAreFreeAsync() => Eventually.BeTrueAsync(
        async () =>
        {
            var listening = await Task.WhenAll(DevelopmentPorts.Select(IsListeningAsync));
            return !listening.Contains(true);
        },
        PortsDeadline,
        "nothing listens on the ports 10000 to 10002 (these tests need them for themselves: stop the Azurite or app that has them)");

    public static async Task<bool> IsStorageUpAsync() => await IsListeningAsync(10_001) && await IsListeningAsync(10_002);

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Client.Dispose();
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
