using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>What is due when, by the real day; dates are as far from it as no working calendar reaches.</summary>
public sealed class NowTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    [Fact]
    public async Task What_is_open_overdue_and_due_soon_is_told_without_reading_dossiers()
    {
        await empty.App.PostAsync(
        [
            Dossier("H44.1", 1, "2022-07-29"), Dossier("H44.1", 2, "2023-01-31"), Dossier("H44.2", 3, "2022-08-01"),
            Dossier("H44.2", 4, Day(0)), Dossier("H44.2", 5, Day(0)) with { Status = "awaitingSupplement" },
            Dossier("H44.2", 6, Day(1)), Dossier("H44.3", 7, Day(400)),
            Dossier("H44.3", 8, "2022-07-15") with { Status = "resolved", FinishedAt = "2022-07-20T08:00:00+07:00", UpdatedAt = "2022-07-20T08:00:00+07:00" },
        ]);
        await empty.App.SettleAsync();

        var now = (await empty.App.GetAsync("api/kpi/now?agency=H44")).Json;
        (now.GetProperty("open").GetInt32(), now.GetProperty("overdue").GetInt32(), now.GetProperty("dueToday").GetInt32()).ShouldBe((7, 3, 1));

        // Whatever tomorrow is, it is not later than the next working day.
        now.GetProperty("dueNext").EnumerateArray().Select(due => (due.GetProperty("workingDays").GetInt32(), due.GetProperty("count").GetInt32()))
            .ShouldBe([(1, 1), (3, 1), (5, 1)]);
        now.GetProperty("oldestOverdue").EnumerateArray().Select(row => (
            row.GetProperty("agency").GetProperty("code").GetString(), row.GetProperty("since").GetString(), row.GetProperty("count").GetInt32()))
            .ShouldBe([("H44", "2022-07-29", 3), ("H44.1", "2022-07-29", 2), ("H44.2", "2022-08-01", 1)]);
        var week = (await empty.App.GetAsync($"api/kpi/range?from={Day(0)}&to={Day(0)}&agency=H44")).Json.GetProperty("counts").GetProperty("open");
        (week.GetProperty("total").GetInt32(), week.GetProperty("overdue").GetInt32()).ShouldBe((7, 3), "the same as the figures of today");
    }

    [Fact]
    public async Task Of_an_agency_that_nobody_knows_there_is_nothing_and_a_bad_code_is_named()
    {
        var nothing = (await empty.App.GetAsync("api/kpi/now?agency=H99")).Json;
        (nothing.GetProperty("open").GetInt32(), nothing.GetProperty("oldestOverdue").GetArrayLength()).ShouldBe((0, 0));
        (await empty.App.GetAsync("api/kpi/now?agency=nobody")).ShouldBeProblem(400);
    }

    private static string Day(int days) => Today.Iso(Today.Date.AddDays(days));

    private static EventJson Dossier(string agency, int number, string dueOn) => new($"{agency}-220701-000{number}")
    {
        Agency = agency,
        Status = "accepted",
        ReceivedAt = "2022-07-01T08:00:00+07:00",
        DueAt = $"{dueOn}T17:00:00+07:00",
        UpdatedAt = "2022-07-01T08:00:00+07:00",
    };
}
