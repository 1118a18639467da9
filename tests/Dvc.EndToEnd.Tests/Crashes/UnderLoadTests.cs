using Dvc.Cli.Events;

namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>
/// Several clients post without pause while the app is killed and storage is restarted again and again: what was answered
/// 202 is counted, once.
/// </summary>
public sealed class UnderLoadTests(ITestOutputHelper output)
{
    private const int Clients = 4;
    private const int Kills = 12;
    private const int StorageRestarts = 3;
    private const int WorkerKills = 2;
    private const int EventsPerPost = 15;

    [Fact]
    public Task Killed_twelve_times_and_storage_restarted_three_times_it_counts_every_event_that_it_took_once() => DisturbedAsync(
        [.. Enumerable.Repeat(KillAsync, Kills), .. Enumerable.Repeat(RestartStorageAsync, StorageRestarts)]);

    /// <summary>The host goes on: nobody starts it again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Its_worker_alone_killed_twice_it_counts_every_event_that_it_took_once(bool isPlain) =>
        DisturbedAsync([.. Enumerable.Repeat(KillWorkerAsync, WorkerKills)], isPlain);

    private static Task KillAsync(Replay replay) => replay.KillAndStartAgainAsync();

    private static Task KillWorkerAsync(Replay replay) => replay.KillWorkerAsync();

    private static Task RestartStorageAsync(Replay replay) => replay.RestartStorageAsync();

    // At random moments of the load, each when so many deliveries were taken.
    private async Task DisturbedAsync(Func<Replay, Task>[] disturbances, bool isPlain = false)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var replay = await Replay.StartAsync(isOnDisk: true, isPlain);
        var deliveries = Deliveries(random);
        var taken = 0;

        var posting = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            foreach (var delivery in deliveries.Where((_, index) => index % Clients == client))
            {
                await replay.PostUntilTakenAsync(delivery);
                Interlocked.Increment(ref taken);
            }
        })));
        random.Shuffle(disturbances);
        foreach (var (after, disturbAsync) in disturbances.Select(_ => random.Next(deliveries.Count)).Order().Zip(disturbances))
        {
            await replay.UntilAsync(() => Volatile.Read(ref taken) >= after || posting.IsCompleted);
            await replay.TryStartRollUpAsync();
            await disturbAsync(replay);
        }

        await posting;
        await replay.SettleAsync();
        await replay.ReplayDeadLettersAsync();
        await replay.ShouldCountExactlyAsync();
    }

    // A tenth of them twice: senders that got no answer send again, and so do those that did.
    private static List<IReadOnlyList<DossierEvent>> Deliveries(Random random)
    {
        var once = Feed.Events.Chunk(EventsPerPost).Select(events => (IReadOnlyList<DossierEvent>)events).ToArray();
        IReadOnlyList<DossierEvent>[] all = [.. once, .. once.Where(_ => random.Next(10) == 0)];
        random.Shuffle(all);
        return [.. all];
    }
}
