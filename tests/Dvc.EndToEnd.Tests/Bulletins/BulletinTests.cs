using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Bulletins;

/// <summary>The last complete week, published and then corrected.</summary>
public sealed class BulletinTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private const string Weekly = "api/kpi/weekly";
    private static readonly string[] Agencies = ["VN", "H60", "H60.12"];

    private App App => empty.App;

    [Fact]
    public async Task A_published_week_stays_published_and_a_later_correction_shows_as_one()
    {
        (await App.GetAsync($"{Weekly}?published=true")).ShouldBeProblem(404);
        await RecordAsync([Event("H60.12", 1, "inPerson"), Event("H60.12", 2, "inPerson"), Event("H60.12", 3, "online")]);
        var live = await ReadAsync("");
        live.ShouldAllBe(answer => !answer.Body.Contains("\"published\":") && !answer.Body.Contains("\"restated\":"));

        await PublishAsync();
        var published = await ReadAsync("&published=true");
        published.Select(answer => answer.Body).ShouldBe(live.Select(answer => answer.Body));
        (await ReadAsync("&published=true")).ShouldBe(published);
        (await NotModifiedAsync(published[0].ETag!)).ShouldBe(304);
        (await App.GetAsync($"{Weekly}?published=true&agency=H61")).ShouldBeProblem(404);
        foreach (var answer in await ReadAsync("&published=false"))
        {
            answer.Json.GetProperty("published").GetProperty("at").GetDateTimeOffset().ShouldBe(DateTimeOffset.Now, TimeSpan.FromMinutes(10));
            answer.Body.ShouldNotContain("\"restated\":");
        }

        // One dossier was filed online after all, and an agency that nobody knew had one too.
        await RecordAsync([Event("H60.12", 2, "online", updated: 5), Event("H60.13", 1, "online")]);
        var corrected = await ReadAsync("");
        Restated(corrected[2].Json).ShouldBe(
            [
                "counts.received.inPerson: 2, 1, -1",
                "counts.received.online: 1, 2, 1",
                "rates.online.numerator: 1, 2, 1",
                "rates.online.value: 0.333333, 0.666667, 0.333334",
            ],
            ignoreOrder: true);
        Row(corrected[1], "H60.12").ShouldBe(Restated(corrected[2].Json), ignoreOrder: true);
        Row(corrected[0], "H60.13").ShouldBe(
            [
                "counts.open.total: 0, 1, 1",
                "counts.open.withinDue: 0, 1, 1",
                "counts.received.online: 0, 1, 1",
                "counts.received.total: 0, 1, 1",
                "rates.online.denominator: 0, 1, 1",
                "rates.online.numerator: 0, 1, 1",
                "rates.online.value: -, 1, -",
            ],
            ignoreOrder: true);
        Restated(corrected[0].Json).Single(figure => figure.StartsWith("counts.received.total", StringComparison.Ordinal))
            .ShouldBe("counts.received.total: 3, 4, 1");
        Restated((await App.GetAsync($"{Weekly}?agency=H60.13")).Json).ShouldBe(Row(corrected[0], "H60.13"), ignoreOrder: true);

        // Published once more, it is what it was.
        await PublishAsync();
        (await ReadAsync("&published=true")).ShouldBe(published);
        var unknown = await App.GetAsync($"{Weekly}?published=true&agency=H60.13");
        unknown.ShouldBeProblem(404);
        unknown.Json.GetProperty("detail").GetString().ShouldBe(
            "The agency is not in the bulletin of this week: nothing was known of it when that was published.");
    }

    private async Task RecordAsync(IReadOnlyCollection<EventJson> events)
    {
        (await App.PostAsync(events)).Json.GetProperty("accepted").GetInt32().ShouldBe(events.Count);
        await App.SettleAsync();
    }

    // By two at once.
    private async Task PublishAsync()
    {
        await App.StartFunctionAsync("PublishBulletin");
        await App.StartFunctionAsync("PublishBulletin");
        await Eventually.BeTrueAsync(async () => (await App.GetAsync($"{Weekly}?published=true")).Status == 200, what: "the week is published");
    }

    private async Task<Answer[]> ReadAsync(string query)
    {
        List<Answer> answers = [];
        foreach (var agency in Agencies)
        {
            answers.Add(await App.GetAsync($"{Weekly}?agency={agency}{query}"));
        }

        answers.ShouldAllBe(answer => answer.Status == 200);
        return [.. answers];
    }

    private async Task<int> NotModifiedAsync(string known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Weekly}?published=true", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return (await App.SendAsync(request)).Status;
    }

    private static List<string> Row(Answer answer, string agency) => Restated(answer.Json.GetProperty("agencies").EnumerateArray()
        .Single(row => row.GetProperty("agency").GetProperty("code").GetString() == agency));

    // Of the counts and the online rate: what was published, what is live, and the difference.
    private static List<string> Restated(JsonElement part) =>
        [.. from figure in part.GetProperty("restated").EnumerateObject()
            where figure.Name.StartsWith("counts.", StringComparison.Ordinal) || figure.Name.StartsWith("rates.online.", StringComparison.Ordinal)
            select $"{figure.Name}: {Number(figure.Value, "published")}, {Number(figure.Value, "live")}, {Number(figure.Value, "difference")}"];

    private static string Number(JsonElement figure, string member) =>
        figure.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal().ToString(CultureInfo.InvariantCulture) : "-";

    private static EventJson Event(string agency, int number, string channel, int updated = 1)
    {
        var (_, thisMonday) = Today.Week();
        var lastMonday = Today.Iso(thisMonday.AddDays(-7));
        return new EventJson($"{agency}-261102-{number:0000}")
        {
            Agency = agency,
            Channel = channel,
            ReceivedAt = $"{lastMonday}T08:00:00+07:00",
            UpdatedAt = $"{Today.Iso(thisMonday.AddDays(updated - 8))}T09:00:00+07:00",
        };
    }
}
