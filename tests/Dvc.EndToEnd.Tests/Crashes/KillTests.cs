namespace Dvc.EndToEnd.Tests.Crashes;

/// <summary>Every event is counted once, whenever the app is killed and however often events are sent.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 3;

    [Theory]
    [InlineData(KillMoment.Posting)]
    [InlineData(KillMoment.Recording)]
    [InlineData(KillMoment.RollingUp)]
    public async Task Killed_started_again_and_sent_everything_again_it_counts_exactly(KillMoment moment)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var replay = await Replay.StartAsync();

        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(replay, moment, random);
            await replay.StartAgainAsync();
        }

        await replay.PostAsync();
        await replay.SettleAsync();
        await replay.ShouldCountExactlyAsync();

        await replay.PostAsync();
        await replay.SettleAsync();
        await replay.ShouldCountExactlyAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_and_sent_nothing_again_it_counts_what_it_accepted(bool isPlain)
    {
        await using var replay = await Replay.StartAsync(isPlain: isPlain);

        await replay.KillAfterPostingAsync();
        await replay.StartAgainAsync();

        await replay.SettleAsync();
        await replay.ShouldCountExactlyAsync();
    }

    [Fact]
    public async Task Sent_by_two_at_once_it_counts_exactly()
    {
        await using var replay = await Replay.StartAsync();

        await Task.WhenAll(replay.PostAsync(), replay.PostAsync());

        await replay.SettleAsync();
        await replay.ShouldCountExactlyAsync();
    }

    private static Task KillAsync(Replay replay, KillMoment moment, Random random)
    {
        (string Table, string Filter)[] traces = [("dossiers", "RowKey ge 't|' and RowKey lt 'u'"), ("facts", ""), ("kpis", "")];
        var trace = traces[random.Next(traces.Length)];
        return moment switch
        {
            KillMoment.Posting => replay.KillWhilePostingAsync(random.Next(Feed.Events.Count * 3 / 4)),
            KillMoment.Recording => replay.KillWhileRecordingAsync(random.Next(Feed.Dossiers * 3 / 4)),
            _ => replay.KillWhileRollingUpAsync(trace.Table, trace.Filter),
        };
    }
}
