using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.DeadLetters;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.National;
using Dvc.EndToEnd.Tests.Quality;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Sources;

/// <summary>No source takes a dossier from an agency that is not its own, whatever agency it names.</summary>
public sealed class OtherAgencysDossierTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private readonly Letters letters = new(guarded.App, guarded.Storage);

    private App App => guarded.App;

    private static string Arrival => $"from={Today.Iso(Today.Date.AddDays(-1))}&to={Today.Iso(Today.Date)}";

    [Fact]
    public async Task An_event_that_would_take_a_dossier_is_kept_and_its_replay_may_do_what_its_arrival_might()
    {
        var owner = await App.NewSourceAsync("h92", "H92");
        var taker = await App.NewSourceAsync("h93", "H93");
        var dossier = new EventJson("H92.01-220701-0001") { Agency = "H92.01" };
        (await App.DeliverAsync(owner, dossier.ToString())).Status.ShouldBe(202);
        await ShouldCountAsync("H92", received: 1);

        // Its own agency by name, so nothing is wrong with it until it meets the dossier.
        var taken = dossier with { Agency = "H93.01", UpdatedAt = "2022-07-02T08:00:00+07:00" };
        (await App.DeliverAsync(taker, taken.ToString())).Status.ShouldBe(202);
        await ShouldCountAsync("H92", received: 1);
        await ShouldCountAsync("H93", received: 0);
        (await App.QualityAsync("H93", Arrival)).Rejections.ShouldBe(["rejectedOutsideSource 1"]);
        var id = (await LettersOfAsync("h93")).ShouldHaveSingleItem().GetProperty("id").GetString()!;
        (await ShownAsync(id)).ShouldBe(("outsideSource", "waiting", "H93", 1));

        // A wider source since: the letter is still of the source that it arrived from.
        (await App.PutSourceAsync("h93", """{"agency":"VN"}""")).Status.ShouldBe(200);
        (await letters.ReplayAsync(id)).Status.ShouldBe(202);
        await ShouldCountAsync("H92", received: 1);
        await ShouldCountAsync("H93", received: 0);
        (await ShownAsync(id)).ShouldBe(("outsideSource", "waiting", "H93", 2));
        (await App.QualityAsync("H93", Arrival)).Rejections.ShouldBe(["rejectedOutsideSource 1"]);

        // Sent again it comes with what the source may do now.
        (await App.DeliverAsync(taker, taken.ToString())).Status.ShouldBe(202);
        await ShouldCountAsync("H92", received: 0);
        await ShouldCountAsync("H93", received: 1);
        (await letters.ReplayAsync(id)).Status.ShouldBe(202);
        await ShouldCountAsync("H93", received: 1);
        (await ShownAsync(id)).ShouldBe(("outsideSource", "replayed", "H93", 2));
    }

    [Fact]
    public async Task A_step_and_an_older_state_of_anothers_dossier_change_nothing()
    {
        var owner = await App.NewSourceAsync("h98", "H98");
        var other = await App.NewSourceAsync("h99", "H99");
        (await App.DeliverAsync(owner, new EventJson("H98.01-220701-0001") { Agency = "H98.01", UpdatedAt = "2022-07-02T08:00:00+07:00" }.ToString()))
            .Status.ShouldBe(202);
        await ShouldCountAsync("H98", received: 1);

        var step = new NationalStep("H98.01-220701-0001", "7", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        (await App.DeliverItemsAsync(other, step, step with { MaHoSo = "H98.01-220701-0002" })).ShouldBeDone();
        (await App.DeliverAsync(other, new EventJson("H98.01-220701-0001") { Agency = "H99.01", DueAt = "2022-07-01T17:00:00+07:00" }.ToString()))
            .Status.ShouldBe(202);

        await ShouldCountAsync("H98", received: 1);
        await ShouldCountAsync("H99", received: 0);
        var kept = await LettersOfAsync("h99");
        kept.Select(letter => letter.GetProperty("reason").GetString()).ShouldBe(["outsideSource", "outsideSource", "outsideSource"]);
        (await App.QualityAsync("H99", Arrival)).Rejections.ShouldBe(["rejectedOutsideSource 2"]); // Of two dossiers.
        (await App.QualityAsync("H98", Arrival)).Rejections.ShouldBeEmpty();
    }

    private async Task<(string? Reason, string? State, string? Within, int Tries)> ShownAsync(string id)
    {
        var letter = (await letters.GetAsync(id)).Json;
        return (
            letter.GetProperty("reason").GetString(),
            letter.GetProperty("state").GetString(),
            letter.GetProperty("within").GetString(),
            letter.GetProperty("tries").GetInt32());
    }

    private async Task<IReadOnlyList<JsonElement>> LettersOfAsync(string source) =>
        [.. (await letters.ListAsync()).Where(letter => letter.GetProperty("source").GetString() == source)];

    private async Task ShouldCountAsync(string province, int received)
    {
        await App.SettleAsync();
        Counts.Of((await App.GetAsync($"api/kpi/range?from=2022-07-01&to={Today.Iso(Today.Date)}&agency={province}")).Json.GetProperty("counts"))
            .ShouldBe(new Counts(CarriedOver: 0, received, Resolved: 0, Withdrawn: 0, Open: received, Overdue: 0));
    }
}
