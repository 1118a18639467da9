using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.DeadLetters;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.Quality;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.National;

/// <summary>What becomes of the national message's items; each test has a province of its own.</summary>
public sealed class NationalDeliveryTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private const string Week = "week=2022-W26";
    private const string WeeksDays = "from=2022-06-27&to=2022-07-03";

    private App App => guarded.App;

    [Fact]
    public async Task Dossiers_count_by_what_is_said_and_what_is_left_out_is_counted_too()
    {
        var answer = (await App.DeliverItemsAsync(
            SourceKeys.Development,
            Item("H81", 1),
            Item("H81", 2) with { KenhThucHien = "3", MucDo = "", TrangThaiHoSo = "10", NgayHenTra = "20220704", NgayKetThucXuLy = "20220702100000" },
            Item("H81", 3) with { KenhThucHien = "", DonViXuLy = "000.00.02.H81" })).ShouldBeDone();

        JsonLines.Of(answer.Json).ShouldBe(["/error_code \"0\"", "/message \"Thành công: đã nhận 3 hồ sơ. / Done: 3 items taken.\""]);
        await App.SettleAsync();
        var week = (await App.GetAsync($"api/kpi/weekly?{Week}&agency=H81")).Json;
        JsonLines.Of(week.GetProperty("counts").GetProperty("received")).ShouldBe(["/total 3", "/inPerson 1", "/online 1", "/post 1"]);
        JsonLines.Of(week.GetProperty("counts").GetProperty("resolved")).ShouldBe(["/total 1", "/early 1", "/onTime 0", "/late 0"]);
        week.GetProperty("agencies").EnumerateArray().Select(row => row.GetProperty("agency").GetProperty("code").GetString()).ShouldBe(["H81.01", "H81.02"]);
        (await App.QualityAsync("H81", WeeksDays)).Gaps.ShouldBe(["channelDefaulted 1", "noClock 3", "noDueDate 2"]);
    }

    [Fact]
    public async Task A_step_counts_nothing_alone_and_overlays_the_state_while_it_is_newer()
    {
        (await App.DeliverItemsAsync(SourceKeys.Development, Step("H82", 1, "7", "20220702080000"))).ShouldBeDone();
        await ShouldCountAsync("H82", received: 0);

        // The message has no clock: a state is as new as its arrival.
        (await App.DeliverItemsAsync(SourceKeys.Development, Item("H82", 1))).ShouldBeDone();
        await ShouldCountAsync("H82", received: 1, open: 1);

        (await App.DeliverItemsAsync(SourceKeys.Development, Step("H82", 1, "8", "20220703080000"))).ShouldBeDone();
        await ShouldCountAsync("H82", received: 1, open: 1);

        var withdrawn = Step("H82", 1, "7", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture));
        (await App.DeliverItemsAsync(SourceKeys.Development, withdrawn)).ShouldBeDone();
        await ShouldCountAsync("H82", received: 1, withdrawn: 1);

        (await App.DeliverItemsAsync(SourceKeys.Development, Item("H82", 1) with { TrangThaiHoSo = "4" })).ShouldBeDone();
        await ShouldCountAsync("H82", received: 1, open: 1);
    }

    [Fact]
    public async Task A_step_that_is_newer_than_the_state_to_come_overlays_it()
    {
        // Back to "registered", which is no dossier that counts: so the day does not matter.
        var later = DateTimeOffset.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture);
        (await App.DeliverItemsAsync(SourceKeys.Development, Step("H83", 1, "1", later), Item("H83", 1), Item("H83", 2))).ShouldBeDone();

        await ShouldCountAsync("H83", received: 1, open: 1);
    }

    [Fact]
    public async Task Items_sent_again_and_in_another_order_count_once()
    {
        var step = Step("H84", 2, "8", DateTimeOffset.UtcNow.AddHours(-1).ToString("O", CultureInfo.InvariantCulture));
        object[] items = [Item("H84", 1), Item("H84", 2), Item("H84", 3), step];
        foreach (var sent in new[] { items, [.. items.Reverse()], [.. items[2..], .. items[..2], .. items] })
        {
            (await App.DeliverItemsAsync(SourceKeys.Development, sent)).ShouldBeDone();
        }

        await ShouldCountAsync("H84", received: 3, open: 3);
    }

    [Fact]
    public async Task Items_that_break_rules_are_kept_and_counted_once_however_often_they_are_sent_and_the_good_ones_count()
    {
        var key = await App.NewSourceAsync("h85", "H85");
        object[] items =
        [
            Item("H85", 1),
            new NationalItem(EventJson.Secret) { DonViXuLy = "H85.01" },
            Item("H85", 2) with { NgayTiepNhan = "" },
            Item("H85", 3) with { TrangThaiHoSo = "9" },
            Item("H85", 4) with { NgayTiepNhan = "20990101", KenhThucHien = "9" },
            "7",
            Item("H85", 5),
        ];
        for (var sending = 0; sending < 3; sending++)
        {
            var answer = (await App.DeliverItemsAsync(key, items)).ShouldBeDone();
            answer.ShouldHideInput();
            answer.Text("message").ShouldBe(
                "Thành công: đã nhận 7 hồ sơ, 5 hồ sơ không hợp lệ được giữ lại. / Done: 7 items taken, 5 of them kept aside as invalid.");
            Rejected(answer).ShouldBe(
            [
                "1 : dossierId pattern",
                "2 H85.01-220701-0002: receivedAt required",
                "3 H85.01-220701-0003: finishedAt required",
                "4 H85.01-220701-0004: channel enum, receivedAt future",
                "5 :  notAnObject",
            ]);
        }

        await ShouldCountAsync("H85", received: 2, open: 2);
        var letters = await LettersOfAsync("h85");
        letters.Count.ShouldBe(5);
        letters.ShouldAllBe(letter => letter.GetProperty("reason").GetString() == "invalidEvent" && letter.GetProperty("tries").GetInt32() == 3);
        (await App.QualityAsync("H85", Arrival)).Rejections.ShouldBe(
        [
            "rejectedEnum 1", "rejectedFutureReceipt 1", "rejectedNoFinish 1", "rejectedNoReceipt 1", "rejectedNotJson 1", "rejectedPattern 1",
        ]);
    }

    [Fact]
    public async Task An_item_of_an_agency_outside_the_source_is_kept_as_that()
    {
        var key = await App.NewSourceAsync("h86", "H86.01");
        await App.PostAsync([new EventJson("H87.01-220701-0009") { Agency = "H87.01" }]);
        await App.SettleAsync();

        var answer = (await App.DeliverItemsAsync(
            key, Item("H86", 1), Item("H87", 1), Step("H87", 9, "7", DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture)))).ShouldBeDone();

        Rejected(answer).ShouldBe(["1 H87.01-220701-0001: agency outsideSource"]); // Whose dossier a step is of is known when it is recorded.
        await ShouldCountAsync("H86", received: 1, open: 1);
        await ShouldCountAsync("H87", received: 1, open: 1);
        (await LettersOfAsync("h86")).Select(letter => letter.GetProperty("reason").GetString()).ShouldBe(["outsideSource", "outsideSource"]);
        (await App.QualityAsync("H86", Arrival)).Rejections.ShouldBe(["rejectedOutsideSource 2"]);
        (await App.QualityAsync("H87", Arrival)).Rejections.ShouldBeEmpty();
    }

    private static string Arrival => $"from={Today.Iso(Today.Date.AddDays(-1))}&to={Today.Iso(Today.Date)}";

    private static NationalItem Item(string province, int number) => new($"{province}.01-220701-{number:0000}");

    private static NationalStep Step(string province, int number, string status, string at) => new($"{province}.01-220701-{number:0000}", status, at);

    private static IEnumerable<string> Rejected(Answer answer) =>
        from rejection in answer.Json.GetProperty("rejected").EnumerateArray()
        let errors = rejection.GetProperty("errors").EnumerateArray()
            .Select(error => $"{error.GetProperty("field").GetString()} {error.GetProperty("code").GetString()}").Order(StringComparer.Ordinal)
        select $"{rejection.GetProperty("index").GetInt32()} {rejection.GetProperty("dossierId").GetString()}: {string.Join(", ", errors)}";

    private async Task<IReadOnlyList<JsonElement>> LettersOfAsync(string source) =>
        [.. (await new Letters(App, guarded.Storage).ListAsync()).Where(letter => letter.GetProperty("source").GetString() == source)];

    private async Task ShouldCountAsync(string province, int received, int open = 0, int withdrawn = 0)
    {
        await App.SettleAsync();
        Counts.Of((await App.GetAsync($"api/kpi/range?from=2022-06-27&to={Today.Iso(Today.Date)}&agency={province}")).Json.GetProperty("counts"))
            .ShouldBe(new Counts(CarriedOver: 0, received, Resolved: 0, withdrawn, open, Overdue: 0));
    }
}
