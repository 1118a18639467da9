using System.Globalization;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Quality;

/// <summary>How far figures can be trusted, told as numbers.</summary>
public sealed class QualityTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private App App => guarded.App;

    [Fact]
    public async Task Each_of_the_six_checks_counts_once_a_dossier_however_often_it_is_sent()
    {
        // The first check one dossier, the second two, and so on.
        var good = new EventJson("") { Agency = "H94.01" };
        EventJson[] checks =
        [
            good with { Channel = "online", ServiceLevel = "information" },
            good with { ReceivedAt = null },
            good with { Status = "resolved" },
            good with { ReceivedAt = InDays(2) },
            good with { Status = "resolved", FinishedAt = InDays(2) },
            good with { Status = "returned", FinishedAt = "2022-06-30T17:00:00+07:00" },
        ];
        EventJson[] events =
        [
            .. from check in checks.Index()
               from number in Enumerable.Range(0, check.Index + 1)
               select check.Item with { DossierId = $"H94.01-22070{check.Index}-{number:0000}" },
        ];
        foreach (var sent in new[] { events, [.. events.Reverse(), .. events] })
        {
            (await App.PostAsync(sent)).Status.ShouldBe(202);
        }

        await App.SettleAsync();
        var quality = (await App.GetAsync($"api/quality?agency=H94&from=2022-07-01&to={Today.Iso(Today.Date)}")).Json;
        quality.GetProperty("checks").EnumerateArray().Select(check => $"{check.GetProperty("code").GetString()} {check.GetProperty("count").GetInt32()}").ShouldBe(
        [
            "informationOnline 1", "rejectedNoReceipt 2", "rejectedNoFinish 3", "rejectedFutureReceipt 4", "rejectedFutureFinish 5", "rejectedReceiptAfterFinish 6",
        ]);
        quality.GetProperty("checks").EnumerateArray().ShouldAllBe(check => check.GetProperty("name").GetString() != "" && check.GetProperty("nameEn").GetString() != "");
        (quality.GetProperty("received").GetInt32(), quality.GetProperty("resolved").GetInt32()).ShouldBe((1, 0));
        var row = quality.GetProperty("agencies").EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("agency").GetProperty("code").GetString().ShouldBe("H94.01");
        JsonLines.Of(row.GetProperty("counts")).ShouldBe(JsonLines.Of(quality.GetProperty("counts")));

        var (gaps, rejections) = await App.QualityAsync("H94", "from=2022-07-01&to=2022-07-01");
        gaps.ShouldBe(["informationOnline 1", "noDueDate 1"]);
        rejections.ShouldBeEmpty("they are counted on the day of arrival");
    }

    [Fact]
    public async Task What_nobody_has_sent_is_zero_by_name()
    {
        var quality = (await App.GetAsync("api/quality?agency=H93&from=2022-07-01&to=2022-07-31")).Json;

        JsonLines.Of(quality.GetProperty("counts")).ShouldAllBe(line => line.EndsWith(" 0", StringComparison.Ordinal));
        quality.GetProperty("checks").GetArrayLength().ShouldBe(6);
        quality.GetProperty("agencies").GetArrayLength().ShouldBe(0);
    }

    private static string InDays(int days) => DateTimeOffset.UtcNow.AddDays(days).ToString("O", CultureInfo.InvariantCulture);
}
