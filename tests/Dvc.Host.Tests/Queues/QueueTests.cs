using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Queues;

public sealed class QueueTests(AzuriteFixture azurite)
{
    private readonly string name = $"q{Guid.NewGuid():N}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private (string Name, string? Value)[] Settings =>
        [("Storage", azurite.ConnectionString), ("Queue", name), Option("maxPollingInterval", "00:00:00.2")];

    private QueueClient Queue => azurite.Queue(name);

    private QueueClient Poison => azurite.Queue(name + "-poison");

    [Fact]
    public async Task A_message_reaches_the_function_once_and_is_deleted()
    {
        await using var host = await StartAsync(QueueRuns.Text);
        await Eventually.BeTrueAsync(() => ExistsAsync(Queue)); // The host has created it.

        await SendAsync("tiếng Việt <&>");

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["tiếng Việt <&>"]);
        (await ExistsAsync(Poison)).ShouldBeFalse();
    }

    [Fact]
    public async Task Bytes_arrive_as_they_were_encoded()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await Queue.SendMessageAsync(Convert.ToBase64String([0, 255, 10]), Cancelled);

        await using var host = await TestHost.StartAsync([Described.Queue(dataType: "Binary")], QueueRuns.Bytes, Settings);

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["00FF0A"]);
    }

    [Fact]
    public async Task Without_an_encoding_the_text_is_taken_as_it_is()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await Queue.SendMessageAsync("{\"plain\": true}", Cancelled);

        await using var host = await StartAsync(QueueRuns.Text, Option("messageEncoding", "none"));

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["{\"plain\": true}"]);
    }

    [Fact]
    public async Task New_messages_are_fetched_when_no_more_than_the_threshold_still_run()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        for (var message = 0; message < 12; message++)
        {
            await SendAsync($"{message}");
        }

        // 4 run, which is no more than the threshold; so 4 more are fetched; 8 are more than it.
        await using var host = await StartAsync(
            QueueRuns.Slow, Option("batchSize", "4"), Option("newBatchThreshold", "4"));

        await Eventually.BeTrueAsync(() => host.Probe.Running == 8);
        await Eventually.BeTrueAsync(async () => await VisibleAsync() == 4);
        host.Probe.Release();
        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.MostRunning.ShouldBe(8);
        host.Probe.Calls.Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
    }

    [Fact]
    public async Task Functions_that_never_wait_run_at_the_same_time_too()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("one");
        await SendAsync("other");

        await using var host = await StartAsync(QueueRuns.Blocking);

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.Count.ShouldBe(2); // None of them failed and came again.
    }

    [Fact]
    public async Task A_message_that_keeps_failing_goes_to_the_poison_queue_for_ever()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("bad");

        await using var host = await StartAsync(QueueRuns.Failing, Option("maxDequeueCount", "3"));

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["bad 1", "bad 2", "bad 3"]);
        var poisoned = (await Poison.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem();
        poisoned.Body.ToString().ShouldBe(Encoded("bad"));
        poisoned.ExpiresOn!.Value.Year.ShouldBe(9999);
        host.Logs.Lines.ShouldNotContain(line => line.Contains("bad"));
    }

    [Fact]
    public async Task A_message_that_was_received_too_often_is_not_even_tried()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("crashes");
        await Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(1), Cancelled);

        await using var host = await StartAsync(QueueRuns.Text, Option("maxDequeueCount", "1"));

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBeEmpty();
        (await Poison.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_that_is_not_Base64_goes_to_the_poison_queue_as_it_is()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await Queue.SendMessageAsync("not Base64!", Cancelled);

        await using var host = await StartAsync(QueueRuns.Text);

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBeEmpty();
        (await Poison.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe("not Base64!");
        host.Logs.Lines.ShouldContain(line => line.Contains("is not Base64"));
    }

    [Fact]
    public async Task A_failing_message_of_a_poison_queue_stays_and_comes_back()
    {
        await Poison.CreateAsync(cancellationToken: Cancelled);
        await Poison.SendMessageAsync(Encoded("dead"), Cancelled);

        await using var host = await StartAsync(
            QueueRuns.Failing, ("Queue", Poison.Name), ("QueueLease", "00:00:01"), Option("maxDequeueCount", "1"));

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("dead 3"));
        (await ExistsAsync(azurite.Queue(Poison.Name + "-poison"))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_failed_message_stays_hidden_for_the_visibility_timeout()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("later");

        // Less than the lease of 30 s, and more than none.
        await using var host = await StartAsync(QueueRuns.Failing, Option("visibilityTimeout", "00:00:03"));
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Count == 1);
        var failed = Stopwatch.StartNew();

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Count == 2);
        failed.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_function_that_runs_longer_than_the_lease_keeps_its_message()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("long");
        await using var host = await StartAsync(QueueRuns.Slow, ("QueueLease", "00:00:02"));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        // Another receiver tries for three leases.
        using var halfSeconds = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var attempt = 0; attempt < 12; attempt++)
        {
            (await VisibleAsync()).ShouldBe(0);
            await halfSeconds.WaitForNextTickAsync(Cancelled);
        }

        host.Probe.Release();
        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["long"]);
    }

    [Fact]
    public async Task A_renewed_message_that_fails_comes_back_unchanged()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("long");
        await using var host = await StartAsync(
            QueueRuns.SlowAndFailing, ("QueueLease", "00:00:01"), Option("maxDequeueCount", "2"));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);
        using var renewals = new PeriodicTimer(TimeSpan.FromMilliseconds(1500));
        await renewals.WaitForNextTickAsync(Cancelled);

        host.Probe.Release();

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["long", "long"]);
        (await Poison.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe(Encoded("long"));
    }

    [Fact]
    public async Task A_message_of_a_killed_host_comes_back_when_its_lease_is_over()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("orphan");
        await Queue.ReceiveMessageAsync(TimeSpan.FromSeconds(2), Cancelled); // By a host that is no more.

        await using var host = await StartAsync(QueueRuns.Text);

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["orphan"]);
    }

    [Fact]
    public async Task A_message_whose_worker_dies_comes_back_when_its_lease_is_over_and_not_before()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("lost");
        await using var host = await StartAsync(QueueRuns.LostOnce, ("QueueLease", "00:00:02"));
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Count == 1);
        var lost = Stopwatch.StartNew();

        await Eventually.BeTrueAsync(IsEmptyAsync);

        lost.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        host.Probe.Calls.ShouldBe(["lost 1", "lost 2"]);
    }

    [Fact]
    public async Task Without_a_worker_no_message_is_taken()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("waits");
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await TestHost.StartAsync([Described.Queue()], QueueRuns.Text, Settings, ready: started.Task);
        await Eventually.BeTrueAsync(() => host.Probe.HoldsBack);

        (await VisibleAsync()).ShouldBe(1);
        started.SetResult();

        await Eventually.BeTrueAsync(IsEmptyAsync);
        host.Probe.Calls.ShouldBe(["waits"]);
    }

    [Fact]
    public async Task An_empty_queue_is_looked_at_ever_less_until_a_message_comes()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        var time = new AwaitedTime(DateTimeOffset.UtcNow);
        await using var host = await TestHost.StartAsync(
            [Described.Queue()], QueueRuns.Text, [.. Settings, Option("maxPollingInterval", "00:00:00.5")], time);

        foreach (var pause in new[] { 100, 200, 400, 500, 500 })
        {
            await PassAsync(pause);
        }

        await SendAsync("news");
        await PassAsync(500);
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("news"));
        await PassAsync(100);

        async Task PassAsync(int pause)
        {
            var due = time.GetUtcNow().AddMilliseconds(pause);
            await Eventually.BeTrueAsync(() => time.IsAwaited(due), $"a pause of {pause} ms");
            time.SetUtcNow(due);
        }
    }

    [Fact]
    public async Task Two_hosts_on_one_queue_share_its_messages()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        for (var message = 0; message < 20; message++)
        {
            await SendAsync($"{message}");
        }

        await using var one = await StartAsync(QueueRuns.Slow, Option("batchSize", "8"), Option("newBatchThreshold", "0"));
        await using var other = await StartAsync(QueueRuns.Slow, Option("batchSize", "8"), Option("newBatchThreshold", "0"));
        await Eventually.BeTrueAsync(() => one.Probe.Running == 8 && other.Probe.Running == 8);
        one.Probe.Release();
        other.Probe.Release();

        await Eventually.BeTrueAsync(IsEmptyAsync);
        one.Probe.Calls.Concat(other.Probe.Calls).Order(StringComparer.Ordinal)
            .ShouldBe(Enumerable.Range(0, 20).Select(message => $"{message}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_queue_that_vanishes_is_created_again()
    {
        await using var host = await StartAsync(QueueRuns.Text);
        await Eventually.BeTrueAsync(() => ExistsAsync(Queue));

        await Queue.DeleteAsync(Cancelled);

        await Eventually.BeTrueAsync(() => ExistsAsync(Queue));
        await SendAsync("again");
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("again"));
    }

    [Fact]
    public async Task A_stopping_host_finishes_what_runs_and_takes_nothing_more()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("running");
        await using var host = await StartAsync(QueueRuns.Slow);
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        var stopping = host.StopAsync();
        await Eventually.BeTrueAsync(() => host.Logs.Lines.Any(line => line.Contains("Stopping")));
        await SendAsync("too late");
        host.Probe.Release();
        await stopping;

        host.Probe.Calls.ShouldBe(["running"]);
        (await Queue.PeekMessagesAsync(10, Cancelled)).Value.ShouldHaveSingleItem().Body.ToString().ShouldBe(Encoded("too late"));
    }

    [Fact]
    public async Task A_function_that_outlasts_the_shutdown_timeout_is_cancelled_and_its_message_kept()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("endless");
        await using var host = await StartAsync(QueueRuns.Slow, ("ShutdownTimeout", "00:00:00.2"));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        await host.StopAsync();

        host.Probe.Running.ShouldBe(0);
        (await IsEmptyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_function_that_succeeds_after_the_shutdown_timeout_has_its_message_deleted()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("just in time");
        await using var host = await StartAsync(QueueRuns.Finishing, ("ShutdownTimeout", "00:00:00.2"));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        await host.StopAsync();

        (await IsEmptyAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_whose_port_is_taken_leaves_the_queue_as_it_is()
    {
        await Queue.CreateAsync(cancellationToken: Cancelled);
        await SendAsync("untouched");
        await using var first = await TestHost.StartAsync([], QueueRuns.Text);

        await Should.ThrowAsync<IOException>(() => StartAsync(QueueRuns.Text, ("Host:LocalHttpPort", $"{first.Address.Port}")));

        (await Queue.PeekMessageAsync(Cancelled)).Value.DequeueCount.ShouldBe(0);
    }

    private static (string Name, string? Value) Option(string name, string value) =>
        ($"AzureFunctionsJobHost:extensions:queues:{name}", value);

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<bool> ExistsAsync(QueueClient queue) => await queue.ExistsAsync(Cancelled);

    private Task<TestHost> StartAsync(FakeRunner.Run run, params (string Name, string? Value)[] settings) =>
        TestHost.StartAsync([Described.Queue()], run, [.. Settings, .. settings]);

    private async Task SendAsync(string text) => await Queue.SendMessageAsync(Encoded(text), Cancelled);

    private async Task<int> VisibleAsync()
    {
        PeekedMessage[] visible = await Queue.PeekMessagesAsync(32, Cancelled);
        return visible.Length;
    }

    /// <summary>Whether the queue holds no message, not even a hidden one.</summary>
    private async Task<bool> IsEmptyAsync() =>
        (await Queue.GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount == 0;
}
