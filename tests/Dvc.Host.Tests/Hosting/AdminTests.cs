using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dvc.Host.Tests.Queues;
using Dvc.Host.Tests.Support;
using Dvc.Host.Tests.Timers;

namespace Dvc.Host.Tests.Hosting;

public sealed class AdminTests(AzuriteFixture azurite)
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_at_once()
    {
        await using var host = await TestHost.StartAsync([Described.Timer(EveryFiveMinutes)], TimerRuns.PastDue);

        (await RunAsync(host, "rollup", "{}")).ShouldBe(HttpStatusCode.Accepted);

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("on time"));
    }

    [Fact]
    public async Task Runs_of_one_timer_follow_each_other_and_a_stopping_host_waits_for_them()
    {
        await using var host = await TestHost.StartAsync([Described.Timer(EveryFiveMinutes)], TimerRuns.Slow);
        await RunAsync(host, "RollUp", "{}");
        await RunAsync(host, "RollUp", "{}");
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        var stopping = host.StopAsync();
        host.Probe.Release();
        await stopping;

        host.Probe.Calls.Count.ShouldBe(2);
        host.Probe.MostRunning.ShouldBe(1);
    }

    [Fact]
    public async Task A_queue_function_gets_the_input_as_its_message()
    {
        await using var host = await TestHost.StartAsync(
            [Described.Queue()], QueueRuns.Text, [("Storage", azurite.ConnectionString), ("Queue", $"q{Guid.NewGuid():N}")]);

        (await RunAsync(host, "Text", """{"input": "by hand"}""")).ShouldBe(HttpStatusCode.Accepted);

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("by hand"));
    }

    [Fact]
    public async Task A_function_that_a_setting_disables_runs_only_by_hand()
    {
        var queue = $"q{Guid.NewGuid():N}";
        await azurite.Queue(queue).CreateAsync(cancellationToken: Cancelled);
        await azurite.Queue(queue).SendMessageAsync("waits", Cancelled);
        await using var host = await TestHost.StartAsync(
            [Described.Queue()],
            QueueRuns.Text,
            [("Storage", azurite.ConnectionString), ("Queue", queue), ("AzureWebJobs.Text.Disabled", "true")]);

        await RunAsync(host, "Text", """{"input": "by hand"}""");

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("by hand"));
        host.Probe.Calls.ShouldBe(["by hand"]);
        ((await azurite.Queue(queue).PeekMessageAsync(Cancelled)).Value.DequeueCount).ShouldBe(0);
    }

    [Theory]
    [InlineData("Nothing", HttpStatusCode.NotFound)]
    [InlineData("Open", HttpStatusCode.Accepted)]
    public async Task Of_an_HTTP_function_a_run_is_accepted_as_in_Azure_and_runs_nothing(string name, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync([Described.Http("Open", "open", "get")], QueueRuns.Text);

        (await RunAsync(host, name, "{}")).ShouldBe(expected);

        await host.StopAsync();
        host.Probe.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"input\": 1}", HttpStatusCode.BadRequest)]
    [InlineData(null, HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_of_another_form_is_refused(string? body, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync([Described.Timer(EveryFiveMinutes)], TimerRuns.PastDue);

        (await RunAsync(host, "RollUp", body)).ShouldBe(expected);

        await host.StopAsync();
        host.Probe.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_says_which_functions_there_are()
    {
        await using var host = await TestHost.StartAsync([Described.Timer(EveryFiveMinutes), Described.Http("Open", "open", "get")], QueueRuns.Text);

        var all = await host.Client.GetFromJsonAsync<JsonElement>("admin/functions", Cancelled);
        var one = await host.Client.GetFromJsonAsync<JsonElement>("admin/functions/rollup", Cancelled);

        all.EnumerateArray().Select(function => function.GetProperty("name").GetString()).ShouldBe(["Open", "RollUp"]);
        one.GetProperty("name").GetString().ShouldBe("RollUp");
    }

    private static async Task<HttpStatusCode> RunAsync(TestHost host, string name, string? body)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync($"admin/functions/{name}", content, Cancelled);
        await response.ShouldBeBareAsync(response.StatusCode);
        return response.StatusCode;
    }
}
