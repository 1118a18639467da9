using Azure.Data.Tables;
using Dvc.Cli.Events;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Offline.Azurite;

namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>A replay of the feed into an app that is killed and started again, on one storage.</summary>
internal sealed class Replay : IAsyncDisposable
{
    private const int EventsPerPost = 150;

    // A killed app's messages come back soon.
    private static readonly (string Name, string Value) ShortLease = ("QueueLease", "00:00:03");

    private readonly AzuriteServer storage;
    private App app;

    private Replay(AzuriteServer storage, App app) => (this.storage, this.app) = (storage, app);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Replay> StartAsync()
    {
        var azurite = await AzuriteServer.StartAsync(cancellationToken: Cancelled);
        try
        {
            return new Replay(azurite, await App.StartAsync(azurite.ConnectionString, ShortLease));
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public async Task StartAgainAsync()
    {
        await app.DisposeAsync();
        app = await App.StartAsync(storage.ConnectionString, ShortLease);
    }

    /// <summary>Posts the whole feed as a sender does.</summary>
    public Task PostAsync(Action<int>? taken = null) => new EventSender(app.Client, TimeProvider.System).SendAsync(
        Feed.Events.Chunk(EventsPerPost).SelectMany(EventBatch.Pack), taken ?? (_ => { }), Cancelled);

    public Task SettleAsync() => app.SettleAsync();

    /// <summary>Posts the feed, and kills the app when so many events have been taken.</summary>
    public async Task KillWhilePostingAsync(int taken)
    {
        var count = 0;
        var posting = PostAsync(more => Interlocked.Add(ref count, more));
        await Eventually.BeTrueAsync(() => Task.FromResult(Volatile.Read(ref count) >= taken || posting.IsCompleted));
        await app.Process.KillAsync();
        await Should.ThrowAsync<HttpRequestException>(posting);
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
        var posting = PostAsync();
        await Eventually.BeTrueAsync(async () => await CountAsync("dossiers", "RowKey ge 'd|' and RowKey lt 'e'") >= recorded);
        await app.Process.KillAsync();
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
        (await CountAsync("dirty", "")).ShouldBePositive("the roll-up was through before it was killed");
    }

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
