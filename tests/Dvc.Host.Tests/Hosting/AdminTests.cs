using System.Net;
using System.Text;
using Dvc.Host.Tests.Http;
using Dvc.Host.Tests.Queues;
using Dvc.Host.Tests.Support;
using Dvc.Host.Tests.Timers;

namespace Dvc.Host.Tests.Hosting;

public sealed class AdminTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_timer_runs_at_once()
    {
        await using var host = await TestHost.StartAsync(typeof(TimerFunctions.EveryFiveMinutes));
        host.Probe.Release();

        (await RunAsync(host, "rollup", "{}")).ShouldBe(HttpStatusCode.Accepted);

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("on time"));
    }

    [Fact]
    public async Task Runs_of_one_timer_follow_each_other_and_a_stopping_host_waits_for_them()
    {
        await using var host = await TestHost.StartAsync(typeof(TimerFunctions.EveryFiveMinutes));
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
            typeof(QueueFunctions.Text), [("Storage", azurite.ConnectionString), ("Queue", $"q{Guid.NewGuid():N}")]);

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
            typeof(QueueFunctions.Text), [("Storage", azurite.ConnectionString), ("Queue", queue), ("AzureWebJobs.Text.Disabled", "true")]);

        await RunAsync(host, "Text", """{"input": "by hand"}""");

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("by hand"));
        host.Probe.Calls.ShouldBe(["by hand"]);
        ((await azurite.Queue(queue).PeekMessageAsync(Cancelled)).Value.DequeueCount).ShouldBe(0);
    }

    [Theory]
    [InlineData("Nothing", "{}", HttpStatusCode.NotFound)]
    [InlineData("Open", "{}", HttpStatusCode.BadRequest)]
    public async Task Only_functions_that_no_request_triggers_can_be_run(string name, string body, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync(typeof(WebFunctions));

        (await RunAsync(host, name, body)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"input\": 1}")]
    public async Task A_body_of_another_form_is_refused(string body)
    {
        await using var host = await TestHost.StartAsync(typeof(TimerFunctions.EveryFiveMinutes));

        (await RunAsync(host, "RollUp", body)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task It_takes_the_master_key()
    {
        await using var host = await TestHost.StartAsync(
            typeof(TimerFunctions.EveryFiveMinutes), [("FunctionKey", "function"), ("MasterKey", "master")]);

        (await RunAsync(host, "RollUp", "{}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await RunAsync(host, "RollUp?code=function", "{}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await RunAsync(host, "RollUp?code=master", "{}")).ShouldBe(HttpStatusCode.Accepted);
    }

    private static async Task<HttpStatusCode> RunAsync(TestHost host, string name, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await host.Client.PostAsync($"admin/functions/{name}", content, Cancelled);
        return response.StatusCode;
    }
}
