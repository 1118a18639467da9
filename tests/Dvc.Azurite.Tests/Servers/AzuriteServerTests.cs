using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Dvc.Azurite.Tests.Servers;

public sealed class AzuriteServerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stops_and_starts_again_with_its_data()
    {
        var directory = Directory.CreateTempSubdirectory("dvc-azurite-test-");
        try
        {
            await using var server = await AzuriteServer.StartAsync(dataDirectory: directory.FullName, cancellationToken: Cancelled);
            var table = new TableClient(server.ConnectionString, "kept");
            await table.CreateIfNotExistsAsync(Cancelled);
            await table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1 }, Cancelled);

            await server.StopAsync(Cancelled);
            (await server.Ports.AnswerAsync(Cancelled)).ShouldBeFalse();
            await server.RestartAsync(Cancelled);

            var row = await table.GetEntityAsync<TableEntity>("p", "r", cancellationToken: Cancelled);
            row.Value.GetInt32("n").ShouldBe(1);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Says_so_when_a_port_is_taken()
    {
        await using var server = await AzuriteServer.StartAsync(cancellationToken: Cancelled);
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => AzuriteServer.StartAsync(server.Ports, cancellationToken: Cancelled));
        refused.Message.ShouldContain("something else listens");
        (await server.Ports.AnswerAsync(Cancelled)).ShouldBeTrue();
    }

    [Fact]
    public async Task Ends_when_its_owner_is_gone()
    {
        var ports = AzuritePorts.Free();
        var (id, ownersHold) = await AzuriteProcess.StartAsync(ports, dataDirectory: null, owned: true, plain: false, Cancelled);
        AzuriteProcess.IsRunning(id).ShouldBeTrue();

        // What the system does with the pipe of a killed process.
        await ownersHold.DisposeAsync();

        await WaitUntilGoneAsync(id);
    }

    [Fact]
    public async Task Stops_although_a_request_hangs()
    {
        await using var server = await AzuriteServer.StartAsync(cancellationToken: Cancelled);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Ports.Table, Cancelled);
        await client.GetStream().WriteAsync("POST /devstoreaccount1/Tables HTTP/1.1\r\nContent-Length: 9\r\n\r\n"u8.ToArray(), Cancelled);
        await new TableClient(server.ConnectionString, "other").CreateIfNotExistsAsync(Cancelled); // The other was received.

        await server.StopAsync(Cancelled);
        AzuriteProcess.IsRunning(server.ProcessId).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Has_the_index_unless_it_is_plain(bool plain)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var server = await AzuriteServer.StartAsync(plain: plain, cancellationToken: Cancelled);
        var arguments = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/cmdline", Cancelled);
        arguments.Contains("key-index.mjs", StringComparison.Ordinal).ShouldBe(!plain);
    }

    [Fact]
    public async Task The_index_refuses_another_version()
    {
        var directory = Directory.CreateTempSubdirectory("dvc-azurite-test-");
        try
        {
            foreach (var script in Directory.EnumerateFiles(AzuriteProcess.Directory, "*.mjs"))
            {
                File.Copy(script, Path.Combine(directory.FullName, Path.GetFileName(script)));
            }

            var package = directory.CreateSubdirectory("node_modules/azurite");
            await File.WriteAllTextAsync(Path.Combine(package.FullName, "package.json"), """{ "version": "9.9.9" }""", Cancelled);
            var start = new ProcessStartInfo("node", ["start.mjs", "own", "indexed"])
            {
                WorkingDirectory = directory.FullName,
                UseShellExecute = false,
                RedirectStandardError = true,
            };
            using var launcher = Process.Start(start)!;
            var message = await launcher.StandardError.ReadToEndAsync(Cancelled);
            await launcher.WaitForExitAsync(Cancelled);

            launcher.ExitCode.ShouldNotBe(0);
            message.ShouldContain("9.9.9 is installed");
            message.ShouldContain("npm ci");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Runs_in_a_session_of_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        await using var server = await AzuriteServer.StartAsync(cancellationToken: Cancelled);
        var stat = await File.ReadAllTextAsync($"/proc/{server.ProcessId}/stat", Cancelled);
        var session = stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[3];
        int.Parse(session, CultureInfo.InvariantCulture).ShouldBe(server.ProcessId);
    }

    internal static async Task WaitUntilGoneAsync(int id)
    {
        var waited = Stopwatch.StartNew();
        while (AzuriteProcess.IsRunning(id))
        {
            waited.Elapsed.ShouldBeLessThan(Deadline);
            await Task.Delay(20, Cancelled);
        }
    }
}
