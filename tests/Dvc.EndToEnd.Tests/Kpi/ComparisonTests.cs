using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>What stands beside a week's own figures: the year before, the year so far, targets, silence and completeness.</summary>
public sealed class ComparisonTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private const string Week = "api/kpi/weekly?week=2022-W26&agency=H44";

    [Fact]
    public async Task A_week_stands_beside_the_year_before_the_year_so_far_and_its_targets()
    {
        await empty.App.PostAsync(
        [
            Dossier("H44.1-210629-0001", "inPerson", "2021-06-29", dueOn: "2021-06-30", finishedOn: "2021-07-01"),
            Dossier("H44.1-220110-0001", "inPerson", "2022-01-10", dueOn: "2022-01-14", finishedOn: "2022-01-12"),
            Dossier("H44.2-220628-0001", "online", "2022-06-28", dueOn: "2022-07-01", finishedOn: "2022-07-01"),
            Dossier("H44.2-220629-0001", "post", "2022-06-29", dueOn: "2022-07-20", finishedOn: null),
        ]);
        await empty.App.SettleAsync();
        (await PutTargetsAsync()).Status.ShouldBe(200);

        var week = (await empty.App.GetAsync(Week)).Json;
        ShouldCompareWithTheYearBefore(week.GetProperty("yearBefore"));
        ShouldSumUpTheYear(week.GetProperty("yearToDate"));
        ShouldJudge(week.GetProperty("targets"));
        ShouldTellWhoIsSilent(week);
    }

    [Theory]
    [InlineData("reportingMonth", "2022-RM07", "2022-06-15", "2022-07-14")]
    [InlineData("reportingHalfYear", "2022-RH1", "2021-12-15", "2022-06-14")]
    [InlineData("reportingNineMonths", "2022-RN", "2021-12-15", "2022-09-14")]
    public async Task Reporting_periods_that_are_not_verified_say_so(string grain, string id, string start, string end)
    {
        var answer = (await empty.App.GetAsync($"api/kpi/periods/{grain}/{id}?agency=H44")).Json;
        var period = answer.GetProperty("period");
        (period.GetProperty("start").GetString(), period.GetProperty("end").GetString()).ShouldBe((start, end));
        period.GetProperty("toBeVerified").GetBoolean().ShouldBeTrue();
        answer.GetProperty("yearToDate").GetProperty("period").GetProperty("start").GetString().ShouldBe("2021-12-15");

        (await empty.App.GetAsync("api/kpi/periods/reportingQuarter/2022-RQ3?agency=H44")).Json
            .GetProperty("period").TryGetProperty("toBeVerified", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_week_53_has_no_year_before_to_be_compared_with() =>
        (await empty.App.GetAsync("api/kpi/weekly?week=2020-W53&agency=H44")).Json.GetProperty("yearBefore").ValueKind.ShouldBe(JsonValueKind.Null);

    [Fact]
    public async Task Nine_months_of_several_years_carry_over_what_lies_between_them()
    {
        await empty.App.PostAsync([Dossier("H45.1-211001-0001", "online", "2021-10-01", dueOn: "2022-12-30", finishedOn: null)]);
        await empty.App.SettleAsync();

        var periods = (await empty.App.GetAsync("api/kpi/series/reportingNineMonths?agency=H45&from=2021-01-01&to=2023-01-01")).Json.GetProperty("periods");
        periods.EnumerateArray().Select(period => (
            period.GetProperty("period").GetProperty("id").GetString(),
            period.GetProperty("counts").GetProperty("carriedOver").GetInt32(),
            period.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32()))
            .ShouldBe([("2021-RN", 0, 0), ("2022-RN", 1, 0), ("2023-RN", 1, 0)], "the dossier was received after the first nine months");
    }

    private static void ShouldCompareWithTheYearBefore(JsonElement before)
    {
        before.GetProperty("period").GetString().ShouldBe("2021-W26");
        before.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(1);
        before.GetProperty("rates").GetProperty("late").GetProperty("value").GetDecimal().ShouldBe(1);
        var points = before.GetProperty("changePoints");
        points.GetProperty("online").GetDecimal().ShouldBe(50);
        points.GetProperty("onTime").GetDecimal().ShouldBe(100);
        points.GetProperty("late").GetDecimal().ShouldBe(-100);
        points.GetProperty("digitised").ValueKind.ShouldBe(JsonValueKind.Null, "nothing came in person this year");
    }

    private static void ShouldSumUpTheYear(JsonElement year)
    {
        year.GetProperty("period").GetProperty("id").GetString().ShouldBe("2022-01-01/2022-07-03");
        year.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(3);
        year.GetProperty("counts").GetProperty("carriedOver").GetInt32().ShouldBe(0);
        year.GetProperty("rates").GetProperty("handlingWorking").GetProperty("numerator").GetInt32().ShouldBe(5, "Tuesday and Wednesday; Wednesday to Friday");
    }

    private static void ShouldJudge(JsonElement targets)
    {
        targets.EnumerateObject().Select(target => $"{target.Name} {target.Value.GetProperty("status").GetString()}")
            .ShouldBe(["online notMet", "onTime met", "digitised notApplicable"]);
        targets.GetProperty("onTime").GetProperty("document").GetString().ShouldBe("Kế hoạch");
    }

    private static void ShouldTellWhoIsSilent(JsonElement week)
    {
        week.GetProperty("agencies").EnumerateArray().Select(row => (
            row.GetProperty("agency").GetProperty("code").GetString(),
            row.GetProperty("lastSeenAt").GetString(),
            row.GetProperty("silent").GetBoolean()))
            .ShouldBe([("H44.1", "2022-01-12T10:00:00+07:00", true), ("H44.2", "2022-07-01T10:00:00+07:00", false)]);
        var completeness = week.GetProperty("completeness");
        completeness.GetProperty("value").GetDecimal().ShouldBe(0.5m);
        completeness.GetProperty("missing").EnumerateArray().ShouldHaveSingleItem().GetProperty("code").GetString().ShouldBe("H44.1");
    }

    private Task<Answer> PutTargetsAsync()
    {
        string[] targets = [Target("online", "0.51"), Target("onTime", "0.8"), Target("digitised", "0.1")];
        return empty.App.PutCatalogAsync("targets", $"[{string.Join(',', targets)}]");
    }

    private static string Target(string rate, string value) =>
        $$"""{"agency": "H44", "rate": "{{rate}}", "value": {{value}}, "from": "2022-01-01", "document": "Kế hoạch"}""";

    private static EventJson Dossier(string id, string channel, string receivedOn, string dueOn, string? finishedOn) => new(id)
    {
        Agency = id.Split('-')[0],
        Channel = channel,
        Status = finishedOn is null ? "accepted" : "resolved",
        ReceivedAt = $"{receivedOn}T08:00:00+07:00",
        DueAt = $"{dueOn}T17:00:00+07:00",
        FinishedAt = finishedOn is null ? null : $"{finishedOn}T10:00:00+07:00",
        UpdatedAt = finishedOn is null ? $"{receivedOn}T08:00:00+07:00" : $"{finishedOn}T10:00:00+07:00",
    };
}
