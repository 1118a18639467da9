using Dvc.Cli.Demo;
using Dvc.Cli.Samples;
using Spectre.Console;

namespace Dvc.Cli.Tests;

public sealed class ReplayedSpanTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly Sample sample = Sample.TuyenQuang2022();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task The_replay_ends_in_the_published_figures()
    {
        await using var app = await FakeApp.StartAsync();

        var result = await ReplayAsync(app);

        result.Comparison.Agrees.ShouldBeTrue();
        result.Events.ShouldBe(SentEvents.All.Count);
        result.StorageRequests.ShouldBe(new StorageRequests(app.Posts, 0, result.Events));
        app.RollUps.ShouldBe(1);
    }

    [Fact]
    public async Task The_table_shows_counts_and_shares_beside_the_published_ones()
    {
        await using var app = await FakeApp.StartAsync();

        new DemoReport(Console()).Print(await ReplayAsync(app), sample);

        var rows = Rows();
        rows.ShouldContain("Tiếp nhận / Received 42,540 42,540 ✓");
        rows.ShouldContain("Trực tiếp / In person 27,067 27,067 63.6 63.6 ✓");
        rows.ShouldContain("Trực tuyến / Online 14,424 14,424 33.9 33.9 ✓");
        rows.ShouldContain("Bưu chính / By post 1,049 1,049 2.5 2.5 ✓");
        rows.ShouldContain("Đã giải quyết / Resolved 40,828 40,828 ✓");
        rows.ShouldContain("Trước hạn / Early 24,711 24,711 60.52 60.52 ✓");
        rows.ShouldContain("Đúng hạn / On time 16,107 16,107 39.45 39.45 ✓");
        rows.ShouldContain("Quá hạn / Late 10 10 0.02 0.03 * ✓");
        rows.ShouldContain("DVC toàn trình / Full services 917 917 ✓");
        rows.ShouldContain("có hồ sơ / with dossiers 192 192 ✓");
        rows.ShouldContain("DVC một phần / Partial services 66 66 ✓");
        rows.ShouldContain("có hồ sơ / with dossiers 21 21 ✓");
        output.ToString().ShouldContain("* 10/40,828 is 0.0245 %");
    }

    [Fact]
    public async Task A_count_that_differs_is_shown_with_its_difference()
    {
        await using var app = await FakeApp.StartAsync();
        var result = await ReplayAsync(app);
        var services = new ServiceCounts(1_427, 200, 917, 192, 66, 20, 444, 0, 0);
        var counts = new KpiCounts(sample.Feed.Received, sample.Feed.Resolved with { Late = 11, Early = 24_710 }, services);
        var comparison = Comparison.Of(counts, sample.Published);

        new DemoReport(Console()).Print(result with { Comparison = comparison }, sample);

        comparison.Agrees.ShouldBeFalse();
        Rows().ShouldContain("Quá hạn / Late 11 10 0.03 0.03 +1");
        Rows().ShouldContain("Trước hạn / Early 24,710 24,711 60.52 60.52 -1");
        Rows().ShouldContain("có hồ sơ / with dossiers 20 21 -1");
    }

    [Fact]
    public async Task At_eighty_columns_no_name_is_broken()
    {
        await using var app = await FakeApp.StartAsync();

        var result = await ReplayAsync(app);
        new DemoReport(Console(width: 80)).Print(result, sample);

        var lines = output.ToString().Split('\n');
        lines.ShouldAllBe(line => line.Length <= 80);
        foreach (var figure in result.Comparison.Figures)
        {
            lines.ShouldContain(line => line.Contains(figure.Name.Vietnamese));
            lines.ShouldContain(line => line.Contains(figure.Name.English));
        }
    }

    [Fact]
    public async Task A_dead_letter_ends_the_replay()
    {
        await using var app = await FakeApp.StartAsync();
        app.DeadLetters = 1;

        var failure = await Should.ThrowAsync<CommandFailedException>(ReplayAsync(app));

        failure.Message.ShouldContain("1 dead letters");
    }

    [Fact]
    public async Task A_roll_up_that_stalls_is_asked_for_again()
    {
        await using var app = await FakeApp.StartAsync();
        app.RollUpsNeeded = 3;

        (await ReplayAsync(app)).Comparison.Agrees.ShouldBeTrue();

        app.RollUps.ShouldBe(3);
    }

    [Fact]
    public async Task A_queue_that_never_empties_is_given_up()
    {
        await using var app = await FakeApp.StartAsync();
        app.RecordsNothing = true;

        var failure = await Should.ThrowAsync<CommandFailedException>(ReplayAsync(app));

        failure.Message.ShouldBe($"Recording made no progress for 10 minutes, with {app.Posts} left.");
    }

    [Fact]
    public async Task A_roll_up_that_never_ends_is_given_up()
    {
        await using var app = await FakeApp.StartAsync();
        app.RollUpsNeeded = int.MaxValue;

        var failure = await Should.ThrowAsync<CommandFailedException>(ReplayAsync(app));

        failure.Message.ShouldBe("Rolling up made no progress for 60 minutes, with 20 left.");
    }

    private async Task<ReplayResult> ReplayAsync(FakeApp app)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        return await new ReplayedSpan(sample, http, Console(), new SkippingTime()).ReplayAsync(Token);
    }

    private IAnsiConsole Console(int width = 120)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        return console;
    }

    private string[] Rows() =>
        [.. output.ToString().Split('\n').Select(line => string.Join(' ', line.Split([' ', '│', '|'], StringSplitOptions.RemoveEmptyEntries)).Trim())];
}
