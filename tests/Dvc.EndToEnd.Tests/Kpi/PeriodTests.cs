using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>The example's dossiers over every other span.</summary>
[Collection(ExampleCollection.Name)]
public sealed class PeriodTests(ExampleApp example)
{
    [Theory]
    [InlineData("day", "2022-06-29", "2022-06-29", "2022-06-29", 6, 2, 2, 0, 6, 1)]
    [InlineData("day", "2022-06-30", "2022-06-30", "2022-06-30", 6, 2, 3, 1, 4, 0)]
    [InlineData("week", "2022-W25", "2022-06-20", "2022-06-26", 6, 8, 10, 0, 4, 0)]
    [InlineData("month", "2022-06", "2022-06-01", "2022-06-30", 0, 22, 17, 1, 4, 0)]
    [InlineData("month", "2022-07", "2022-07-01", "2022-07-31", 4, 2, 1, 0, 5, 5)]
    [InlineData("month", "2022-08", "2022-08-01", "2022-08-31", 5, 0, 0, 0, 5, 5)]
    [InlineData("quarter", "2022-Q2", "2022-04-01", "2022-06-30", 0, 22, 17, 1, 4, 0)]
    [InlineData("quarter", "2022-Q3", "2022-07-01", "2022-09-30", 4, 2, 1, 0, 5, 5)]
    [InlineData("year", "2022", "2022-01-01", "2022-12-31", 0, 24, 18, 1, 5, 5)]
    [InlineData("year", "2021", "2021-01-01", "2021-12-31", 0, 0, 0, 0, 0, 0)]
    [InlineData("reportingQuarter", "2022-RQ2", "2022-03-15", "2022-06-14", 0, 2, 0, 0, 2, 0)]
    [InlineData("reportingQuarter", "2022-RQ3", "2022-06-15", "2022-09-14", 2, 22, 18, 1, 5, 5)]
    [InlineData("reportingYear", "2022-RY", "2021-12-15", "2022-12-14", 0, 24, 18, 1, 5, 5)]
    public async Task A_period_of_every_kind(
        string grain, string id, string start, string end, int carriedOver, int received, int resolved, int withdrawn, int open, int overdue)
    {
        var answer = (await example.App.GetAsync($"api/kpi/periods/{grain}/{id}?agency=H60")).Json;

        JsonLines.Of(answer.GetProperty("period")).ShouldBe(
            [$"/grain \"{grain}\"", $"/id \"{id}\"", $"/start \"{start}\"", $"/end \"{end}\"", "/complete true"]);
        Counts.Of(answer.GetProperty("counts")).ShouldBe(new Counts(carriedOver, received, resolved, withdrawn, open, overdue));
    }

    [Fact]
    public async Task A_week_is_the_same_as_a_period_and_as_a_range()
    {
        var week = (await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Json;
        var period = (await example.App.GetAsync("api/kpi/periods/week/2022-W26?agency=H60")).Json;
        var range = (await example.App.GetAsync("api/kpi/range?from=2022-06-27&to=2022-07-03&agency=H60")).Json;

        JsonLines.Of(period).ShouldBe(JsonLines.Of(week));
        foreach (var part in new[] { "counts", "rates", "agencies" })
        {
            JsonLines.Of(range.GetProperty(part)).ShouldBe(JsonLines.Of(week.GetProperty(part)));
        }

        range.GetProperty("period").GetProperty("id").GetString().ShouldBe("2022-06-27/2022-07-03");
        range.GetProperty("previous").GetProperty("period").GetString().ShouldBe("2022-06-20/2022-06-26");
    }

    [Fact]
    public async Task A_range_of_any_days()
    {
        var answer = (await example.App.GetAsync("api/kpi/range?from=2022-06-20&to=2022-07-03&agency=H60.12")).Json;

        Counts.Of(answer.GetProperty("counts")).ShouldBe(new Counts(6, 18, 18, 1, 5, 1));
        answer.GetProperty("agencies").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_series_has_every_period_that_its_days_lie_in()
    {
        var answer = (await example.App.GetAsync("api/kpi/series/week?agency=H60&from=2022-06-15&to=2022-06-27")).Json;

        answer.EnumerateObject().Select(member => member.Name).ShouldBe(["grain", "asOf", "timeZone", "agency", "periods"]);
        answer.GetProperty("grain").GetString().ShouldBe("week");
        Series(answer).ShouldBe(
        [
            ("2022-W24", new Counts(0, 6, 0, 0, 6, 0)),
            ("2022-W25", new Counts(6, 8, 10, 0, 4, 0)),
            ("2022-W26", new Counts(4, 10, 8, 1, 5, 1)),
        ]);
        answer.GetProperty("periods")[2].GetProperty("rates").GetProperty("progress").GetProperty("value").GetDecimal().ShouldBe(0.846154m);
    }

    [Fact]
    public async Task A_series_ends_today_with_twelve_periods_where_nothing_is_said()
    {
        var periods = (await example.App.GetAsync("api/kpi/series/month?agency=H60")).Json.GetProperty("periods").EnumerateArray()
            .Select(entry => entry.GetProperty("period")).ToArray();

        periods.Length.ShouldBe(12);
        periods[^1].GetProperty("id").GetString().ShouldBe(Today.Iso(Today.Date)[..7]);
        periods[^1].GetProperty("complete").GetBoolean().ShouldBeFalse();
        periods[..^1].ShouldAllBe(period => period.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task A_week_under_way_is_compared_with_as_many_days_of_the_week_before()
    {
        var (week, monday) = Today.Week();
        var finished = (Today.Date - monday).Days;
        var events = Enumerable.Range(-7, 7 + finished + 1).Select(day => Received(monday.AddDays(day), day < 0 ? "online" : "inPerson"));
        (await example.App.PostAsync(events)).Status.ShouldBe(202);
        await example.App.SettleAsync();

        var answer = (await example.App.GetAsync($"api/kpi/weekly?week={week}&agency=H50")).Json;

        answer.GetProperty("period").GetProperty("complete").GetBoolean().ShouldBeFalse();
        Counts.Of(answer.GetProperty("counts")).ShouldBe(new Counts(7, finished + 1, 0, 0, 7 + finished + 1, 0));
        var previous = answer.GetProperty("previous");
        previous.GetProperty("days").GetInt32().ShouldBe(finished);
        previous.GetProperty("rates").GetProperty("online").GetProperty("numerator").GetInt32().ShouldBe(finished);
        previous.GetProperty("rates").GetProperty("online").GetProperty("denominator").GetInt32().ShouldBe(finished);
        previous.GetProperty("changePoints").GetProperty("online").GetRawText().ShouldBe(finished == 0 ? "null" : "-100");
    }

    private static IEnumerable<(string? Id, Counts Counts)> Series(JsonElement answer) => answer.GetProperty("periods").EnumerateArray()
        .Select(entry => (entry.GetProperty("period").GetProperty("id").GetString(), Counts.Of(entry.GetProperty("counts"))));

    private static EventJson Received(DateTime day, string channel) => new($"H50.01-{day:yyMMdd}-0001")
    {
        Agency = "H50.01",
        Channel = channel,
        ReceivedAt = $"{Today.Iso(day)}T00:00:01+07:00",
        UpdatedAt = $"{Today.Iso(day)}T00:00:01+07:00",
    };
}
