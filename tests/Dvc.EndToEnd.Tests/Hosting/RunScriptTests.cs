using System.Net;
using System.Net.Sockets;
using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

[Collection(RunScript.Ports)]
public sealed class RunScriptTests : IAsyncLifetime
{
    private readonly TestFolder folder = new();

    public async ValueTask InitializeAsync() => await RunScript.UntilPortsAreFreeAsync();

    public async ValueTask DisposeAsync()
    {
        // An Azurite that outlived its apps would be the next test's surprise.
        await RunScript.UntilPortsAreFreeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Ctrl_C_and_SIGTERM_end_it_and_its_storage_and_the_data_stay()
    {
        await using (var first = await RunScript.StartAsync(folder.In("data")))
        {
            await PostEventAsync(first);
            await Signals.InterruptGroupAsync(first.Process.Id);
            (await first.Process.ExitCodeAsync()).ShouldBe(0, first.Process.Output);
        }

        await RunScript.UntilPortsAreFreeAsync();

        await using var second = await RunScript.StartAsync(folder.In("data"));
        await UntilCountedAsync(second);
        (await second.Process.TerminateAsync()).ShouldBe(0, second.Process.Output);
        await RunScript.UntilPortsAreFreeAsync();
    }

    [Fact]
    public async Task A_second_app_shares_the_storage_which_ends_with_the_last()
    {
        await using var first = await RunScript.StartAsync(folder.In("data"));
        await using var second = await RunScript.StartAsync(folder.In("data"));
        await using var third = new RunScript("--port", "0", "--data", folder.In("other"));
        (await third.Process.ExitCodeAsync(RunScript.StartDeadline)).ShouldBe(2, third.Process.Output);
        third.Process.Output.ShouldContain($"which keeps its data in {folder.In("data")}. End it, or use its data with --data {folder.In("data")}.");
        third.Process.Output.ShouldNotContain("   at ");
        Directory.Exists(folder.In("other")).ShouldBeFalse();

        await PostEventAsync(first);
        await UntilCountedAsync(second);

        (await first.Process.TerminateAsync()).ShouldBe(0, first.Process.Output);
        (await RunScript.IsStorageUpAsync()).ShouldBeTrue();
        await UntilCountedAsync(second);

        (await second.Process.TerminateAsync()).ShouldBe(0, second.Process.Output);
        await RunScript.UntilPortsAreFreeAsync();
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("")]
    public async Task A_port_that_is_none_is_told_in_a_sentence(string port)
    {
        await using var script = new RunScript("--port", port);
        (await script.Process.ExitCodeAsync()).ShouldBe(2);
        script.Process.Output.ShouldBe($"dvc: --port takes a number from 0 to 65535 (0: a free port), not '{port}'.");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        await using var script = new RunScript("--port", $"{port}", "--data", folder.In("data"));

        (await script.Process.ExitCodeAsync(RunScript.StartDeadline)).ShouldBe(2);
        script.Process.Output.Split('\n')[^1].ShouldStartWith($"Port {port} cannot be had (Address already in use)");
        script.Process.Output.ShouldNotContain("   at ");
        Directory.Exists(folder.In("data")).ShouldBeFalse(); // Nothing was started.
    }

    private static async Task PostEventAsync(RunScript script) => (await PostAsync(script, "api/events", new EventJson("H60.12-220701-0001").ToString())).ShouldBe(202);

    // Rolled up again and again until the event is there: it may still wait in the queue.
    private static Task UntilCountedAsync(RunScript script) => Eventually.BeTrueAsync(async () =>
    {
        (await PostAsync(script, "admin/functions/RollUp", "{}")).ShouldBe(202);
        using var response = await script.Client.GetAsync(new Uri("api/kpi/weekly?week=2022-W26&agency=H60", UriKind.Relative));
        var answer = await Answer.OfAsync(response);
        return answer.Json.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32() == 1;
    });

    private static async Task<int> PostAsync(RunScript script, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(SourceKeys.Header, "development-only"); // As local.settings.sample.json has it.
        using var response = await script.Client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
