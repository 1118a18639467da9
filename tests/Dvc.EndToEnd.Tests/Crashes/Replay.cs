using System.Text;
using Azure.Data.Tables;
using Dvc.Cli.Events;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>A replay of the feed into an app that is killed and started again, on one storage.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private const int EventsPerPost = 150;

    // A killed app's messages come back soon, and so do those that failed while storage was away.
    private static readonly (string Name, string Value)[] ShortWaits =
    [
        ("QueueLease", "00:00:03"), ("AzureFunctionsJobHost__extensions__queues__visibilityTimeout", "00:00:03"),
    ];

    private readonly TestFolder folder;
    private readonly AzuriteServer storage;
    private App app;

    private Replay(TestFolder folder, AzuriteServer storage, App app) => (this.folder, this.storage, this.app) = (folder, storage, app);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Replay> StartAsync(bool isOnDisk = false, bool isPlain = false)
    {
        var disk = new TestFolder();
        var azurite = await AzuriteServer.StartAsync(
            dataDirectory: isOnDisk ? disk.Path : null, plain: isPlain, cancellationToken: Cancelled);
        try
        {
            return new Replay(disk, azurite, await App.StartAsync(azurite.ConnectionString, ShortWaits));
        }
        catch
        {
            await azurite.DisposeAsync();
            disk.Dispose();
            throw;
        }
    }

    public async Task StartAgainAsync()
    {
        await app.DisposeAsync();
        app = await App.StartAsync(storage.ConnectionString, ShortWaits);
    }

    public async Task KillAndStartAgainAsync()
    {
        await app.Process.KillAsync();
        await StartAgainAsync();
    }

    /// <summary>SIGKILL of the worker alone; ends when the host has one that answers again.</summary>
    public async Task KillWorkerAsync()
    {
        await Signals.KillAsync(app.Process.WorkerId);
        await Eventually.BeTrueAsync(async () => (await app.GetAsync("api/health")).Status == 200, what: "the worker is started again");
    }

    /// <summary>SIGTERM, upon which it writes its data, and a new start; the app runs on meanwhile.</summary>
    public Task RestartStorageAsync() => storage.RestartAsync(Cancelled);

    public Task UntilAsync(Func<bool> condition) => Eventually.BeTrueAsync(() => Task.FromResult(condition()), TimeSpan.FromMinutes(3));

    /// <summary>Posts events again and again until the app that runs then has taken them.</summary>
    public Task PostUntilTakenAsync(IReadOnlyList<DossierEvent> events)
    {
        var body = Encoding.UTF8.GetString(EventBatch.Pack(events).Single().Body.Span);
        return Eventually.BeTrueAsync(
            async () =>
            {
                try
                {
                    return (await app.PostAsync(body, "application/x-ndjson")).Status == 202;
                }
                catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or ObjectDisposedException)
                {
                    return false; // Killed before it answered.
                }
            },
            TimeSpan.FromMinutes(3),
            "the delivery is taken");
    }

    /// <summary>Has the app begin a roll-up, where storage and app are there to begin one.</summary>
    public async Task TryStartRollUpAsync()
    {
        try
        {
            await app.StartRollUpAsync();
        }
        catch (HttpRequestException)
        {
            // The next disturbance finds it recording.
        }
    }

    /// <summary>Messages that were being worked on at five kills were given up: what an administrator does then.</summary>
    public async Task ReplayDeadLettersAsync()
    {
        await app.ReplayDeadLettersAsync();
        await SettleAsync();
    }

    /// <summary>Posts the whole feed as a sender does.</summary>
    public Task PostAsync() => PostAsync(_ => { }, Cancelled);

    public Task SettleAsync() => app.SettleAsync();

    /// <summary>Posts the feed, and kills the app when so many events have been taken.</summary>
    public async Task KillWhilePostingAsync(int taken)
    {
        var count = 0;
        using var sender = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var posting = PostAsync(more => Interlocked.Add(ref count, more), sender.Token);
        await Eventually.BeTrueAsync(() => Task.FromResult(Volatile.Read(ref count) >= taken || posting.IsCompleted));
        await KillAsync(sender);
        await Should.ThrowAsync<OperationCanceledException>(posting);
    }

    /// <summary>Posts the feed, and kills the app as soon as it has accepted everything.</summary>
    public async Task KillAfterPostingAsync()
    {
        await PostAsync();
        await app.Process.KillAsync();
    }

    /// <summary>Posts the feed, and kills the app when so many dossiers have been recorded.</summary>
    public async Task KillWhileRecordingAsync(int recorded)
    {
        using var sender = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var posting = PostAsync(_ => { }, sender.Token);
        await Eventually.BeTrueAsync(async () => await CountAsync("dossiers", "RowKey ge 'd|' and RowKey lt 'e'") >= recorded);
        await KillAsync(sender);
        await posting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // It may have been through.
    }

    /// <summary>Posts and records the feed, and kills the app when its roll-up has left the first row of a kind.</summary>
    public async Task KillWhileRollingUpAsync(string table, string filter)
    {
        await PostAsync();
        await app.UntilAsync("queue", "depth");
        await app.StartRollUpAsync();
        await Eventually.BeTrueAsync(async () => await CountAsync(table, filter) > 0);
        await app.Process.KillAsync();
        (await CountAsync("dirty", "PartitionKey eq 'mark'")).ShouldBePositive("the roll-up was through before it was killed");
    }

    // The sender would try again for a while, where nobody listens any more.
    private async Task KillAsync(CancellationTokenSource sender)
    {
        await app.Process.KillAsync();
        await sender.CancelAsync();
    }

    private Task PostAsync(Action<int> taken, CancellationToken cancellationToken) => new EventSender(app.Client, TimeProvider.System).SendAsync(
        Feed.Events.Chunk(EventsPerPost).SelectMany(EventBatch.Pack), taken, cancellationToken);

    /// <summary>To the last dossier, and nothing given up.</summary>
    public async Task ShouldCountExactlyAsync()
    {
        const string Range = $"api/kpi/range?from={Feed.From}&to={Feed.To}";
        CountsLine.Of((await app.GetAsync(Range)).Json).ShouldBe(Feed.Expected);
        CountsLine.Of((await app.GetAsync($"{Range}&agency=H60")).Json).ShouldBe(Feed.Expected.Skip(1));

        var health = (await app.GetAsync("api/health")).Json;
        health.GetProperty("deadLetters").GetInt32().ShouldBe(0);
        health.GetProperty("queue").GetProperty("poisonDepth").GetInt32().ShouldBe(0);
        (await CountAsync("dossiers", "RowKey ge 'd|' and RowKey lt 'e'")).ShouldBe(Feed.Dossiers);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await storage.DisposeAsync();
        folder.Dispose();
    }

    private async Task<int> CountAsync(string table, string filter)
    {
        var count = 0;
        var rows = new TableClient(storage.ConnectionString, table).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: Cancelled);
        await foreach (var _ in rows)
        {
            count++;
        }

        return count;
    }
}
