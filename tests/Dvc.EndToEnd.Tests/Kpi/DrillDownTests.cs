using System.Text.Json;

namespace Dvc.EndToEnd.Tests.Kpi;

/// <summary>The dossiers behind the example's figures.</summary>
[Collection(ExampleCollection.Name)]
public sealed class DrillDownTests(ExampleApp example)
{
    private const string Days = "from=2022-06-27&to=2022-07-03";

    private static readonly (string State, string Cell)[] Cells =
    [
        ("received", "received/total"), ("receivedInPerson", "received/inPerson"), ("receivedOnline", "received/online"),
        ("receivedPost", "received/post"), ("resolved", "resolved/total"), ("early", "resolved/early"), ("onTime", "resolved/onTime"),
        ("late", "resolved/late"), ("carriedOver", "carriedOver"), ("withdrawn", "withdrawn"), ("stopped", "stopped"), ("refused", "refused"),
        ("open", "open/total"), ("withinDue", "open/withinDue"), ("overdue", "open/overdue"),
    ];

    [Fact]
    public async Task Every_cell_of_the_week_lists_as_many_dossiers_as_it_counts()
    {
        var week = (await example.App.GetAsync($"api/kpi/range?agency=H60&{Days}")).Json;
        var rows = week.GetProperty("agencies").EnumerateArray().Prepend(week).ToList();
        rows.Count.ShouldBeGreaterThan(1);
        foreach (var row in rows)
        {
            var agency = row.GetProperty("agency").GetProperty("code").GetString();
            foreach (var (state, cell) in Cells)
            {
                var figure = cell.Split('/').Aggregate(row.GetProperty("counts"), (part, name) => part.GetProperty(name)).GetInt64();
                var pages = await PagesAsync($"api/dossiers?agency={agency}&state={state}&{Days}&take=3");
                pages.ShouldAllBe(page => page.GetProperty("count").GetInt64() == figure);
                var codes = pages.SelectMany(page => page.GetProperty("dossiers").EnumerateArray()).Select(dossier => dossier.GetProperty("dossierId").GetString()!).ToList();
                codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(codes.Count);
                codes.Count.ShouldBe((int)figure, $"{state} of {agency}");
            }
        }
    }

    [Fact]
    public async Task An_answer_has_codes_and_states_and_nothing_of_people()
    {
        var answer = (await example.App.GetAsync($"api/dossiers?agency=H60&state=late&{Days}")).Json;

        answer.EnumerateObject().Select(member => member.Name)
            .ShouldBe(["state", "agency", "from", "to", "evaluatedAt", "asOf", "count", "isListAhead", "dossiers", "next"]);
        answer.GetProperty("evaluatedAt").GetString().ShouldBe("2022-07-03");
        var late = answer.GetProperty("dossiers").EnumerateArray().ToList();
        late.ShouldNotBeEmpty();
        foreach (var dossier in late)
        {
            dossier.EnumerateObject().Select(member => member.Name)
                .ShouldBe(["dossierId", "agency", "procedure", "channel", "status", "receivedOn", "dueOn", "closedOn"]);
            string.CompareOrdinal(dossier.GetProperty("closedOn").GetString(), dossier.GetProperty("dueOn").GetString()).ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData("state=lost&" + Days, "state must be one of received, resolved, early, onTime, late, carriedOver, open, overdue, withinDue, due, receivedInPerson,")]
    [InlineData(Days, "state must be one of received,")]
    [InlineData("state=handlingDays&" + Days, "state must be one of received,")]
    [InlineData("state=open&to=2022-07-03", "from must be a day")]
    [InlineData("state=open&from=2100-01-01&to=2100-01-02", "from must be a day that has begun")]
    [InlineData("state=open&take=501&" + Days, "take must be a number from 1 to 500")]
    [InlineData("state=open&after=xyz&" + Days, "after must be")]
    [InlineData("state=open&agency=nobody&" + Days, "agency must be")]
    public async Task A_parameter_that_cannot_be_used_is_named_with_what_could_be(string query, string told)
    {
        var answer = await example.App.GetAsync($"api/dossiers?{query}");

        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("detail").GetString()!.ShouldStartWith(told);
    }

    [Fact]
    public async Task What_falls_due_may_be_asked_for_ahead_and_no_answer_is_kept()
    {
        using var response = await example.App.Client.GetAsync(
            new Uri("api/dossiers?state=due&from=2100-01-01&to=2100-01-02", UriKind.Relative), TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(200);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private async Task<List<JsonElement>> PagesAsync(string path)
    {
        List<JsonElement> pages = [];
        for (string? after = ""; after is not null; after = pages[^1].GetProperty("next").GetString())
        {
            pages.Add((await example.App.GetAsync($"{path}&after={after}")).Json);
        }

        return pages;
    }
}
