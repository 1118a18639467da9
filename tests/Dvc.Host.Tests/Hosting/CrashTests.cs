using System.Diagnostics;
using System.Net;
using System.Text;
using Azure.Storage.Queues;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Hosting;

public sealed class CrashTests(AzuriteFixture azurite) : IDisposable
{
    private const int Messages = 60;

    private readonly TestFolder folder = new();
    private readonly string queue = $"q{Guid.NewGuid():N}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private QueueClient Load => azurite.Queue(queue + "-load");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_worker_that_is_killed_under_load_loses_nothing_and_the_host_goes_on()
    {
        await SendAsync();
        await using var host = Start();
        using var client = await host.ClientAsync();
        var unanswered = client.GetAsync("api/answer/unanswered", Cancelled);
        await Eventually.BeTrueAsync(() => folder.Has("unanswered.began"));

        for (var kill = 1; kill <= 2; kill++)
        {
            await Eventually.BeTrueAsync(() => host.Workers.Count == kill && Ended().Length > 5 * kill);
            HostProcess.Kill(host.Workers.Single(HostProcess.IsRunning));
        }

        await AssertAllSettledAsync(lives: 3);
        (await unanswered).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await client.GetStringAsync("api/setting/Queue", Cancelled)).ShouldBe($"GET {queue}");
        host.Workers.Count.ShouldBe(3);
        host.HasExited.ShouldBeFalse();
    }

    [Fact]
    public async Task A_host_that_is_killed_takes_its_worker_with_it_and_the_next_one_goes_on()
    {
        await SendAsync();
        await using (var first = Start())
        {
            await Eventually.BeTrueAsync(() => Ended().Length > 5);
            var worker = first.Workers.ShouldHaveSingleItem();

            var killed = Stopwatch.StartNew();
            first.Kill();

            await Eventually.BeTrueAsync(() => !HostProcess.IsRunning(worker));
            killed.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }

        await using (var second = Start())
        {
            await second.UrlAsync();
            var before = Ended().Length;
            await Eventually.BeTrueAsync(() => Ended().Length > before);
            HostProcess.Kill(second.Workers.Single(HostProcess.IsRunning));
            second.Kill(); // At the same moment.
        }

        await using var third = Start();
        await AssertAllSettledAsync(lives: 3);
    }

    [Fact]
    public async Task A_worker_that_keeps_dying_ends_the_host_with_a_message()
    {
        await using var host = Start();
        await host.UrlAsync();

        while (!host.HasExited)
        {
            await Eventually.BeTrueAsync(() => host.HasExited || host.Workers.Any(HostProcess.IsRunning));
            foreach (var worker in host.Workers.Where(HostProcess.IsRunning))
            {
                HostProcess.Kill(worker);
            }
        }

        (await host.ExitCodeAsync()).ShouldNotBe(0);
        host.Text.ShouldContain("the host ends");
        host.Output.ShouldNotContain(line => line.Contains("at Dvc.Host."));
    }

    // The leases are short, so that what was in hand comes back soon.
    private HostProcess Start() => new(folder, ("Storage", azurite.ConnectionString), ("Queue", queue), ("QueueLease", "00:00:03"));

    private string[] Ended() => folder.Beginning("ended.");

    private async Task SendAsync()
    {
        await Load.CreateAsync(cancellationToken: Cancelled);
        for (var message = 0; message < Messages; message++)
        {
            await Load.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes($"m{message}")), Cancelled);
        }
    }

    /// <summary>Every message ran to its end and is gone; only what a killed worker had in hand ran again.</summary>
    private async Task AssertAllSettledAsync(int lives)
    {
        const int InHand = 4; // A batch.
        await Eventually.BeTrueAsync(async () => (await Load.GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount == 0);
        var runs = folder.Beginning("began.").Select(name => name.Split('.')).ToList();

        Ended().Select(name => name.Split('.')[1]).Distinct().Count().ShouldBe(Messages);
        runs.Select(run => $"{run[1]} {run[2]}").ShouldBeUnique(); // No delivery ran twice.
        runs.Count.ShouldBeLessThanOrEqualTo(Messages + (InHand * (lives - 1)));
        (await azurite.Queue(queue + "-load-poison").ExistsAsync(Cancelled)).Value.ShouldBeFalse();
    }
}
