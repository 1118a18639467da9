using System.Text.Json;
using System.Text.Json.Nodes;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

[Collection(ExampleCollection.Name)]
public sealed class WeeklyTests(ExampleApp example)
{
    private static readonly string ExampleFile = Path.Combine(AppContext.BaseDirectory, "Data", "weekly-kpi.example.json");

    [Fact]
    public void One_event_an_array_lines_and_gzip_are_accepted()
    {
        example.Answers.ShouldAllBe(answer => answer.Status == 202 && answer.MediaType == "application/json");
        example.Answers.Select(answer => answer.Json.GetProperty("accepted").GetInt32())
            .ShouldBe([1, 15, 10, ExampleWeek.Events.Count - 26]);
        example.Answers.ShouldAllBe(answer => answer.Json.GetProperty("rejected").GetArrayLength() == 0);
    }

    [Fact]
    public async Task A_week_is_answered_as_the_contract_shows_it()
    {
        var answer = await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60");
        answer.Status.ShouldBe(200);

        var actual = JsonNode.Parse(answer.Body)!;
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(ExampleFile, TestContext.Current.CancellationToken))!;

        // What depends on the moment, and what is there beyond the example.
        actual["asOf"]!.GetValue<DateTimeOffset>().ShouldBe(DateTimeOffset.Now, TimeSpan.FromMinutes(10));
        expected["asOf"] = actual["asOf"]!.DeepClone();
        Remove(actual["rates"]!, "handling", "handlingWorking");
        Remove(actual["previous"]!, "counts");
        Remove(actual["previous"]!["rates"]!, "fullOnline", "early", "late", "progress", "digitised", "paidOnline", "handling", "handlingWorking");
        Remove(actual["previous"]!["changePoints"]!, "fullOnline", "early", "late", "progress", "digitised", "paidOnline");
        Remove(actual, "yearBefore", "yearToDate", "completeness");
        Remove(actual["agencies"]![0]!, "lastSeenAt", "silent");
        Remove(actual["agencies"]![0]!["rates"]!, "handling", "handlingWorking");
        Lines(actual).ShouldBe(Lines(expected));
    }

    [Fact]
    public async Task The_country_counts_the_same_with_the_province_among_its_agencies()
    {
        var country = (await example.App.GetAsync("api/kpi/weekly?week=2022-W26")).Json;
        var province = (await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Json;

        country.GetProperty("agency").GetProperty("code").GetString().ShouldBe("VN");
        JsonLines.Of(country.GetProperty("counts")).ShouldBe(JsonLines.Of(province.GetProperty("counts")));
        country.GetProperty("agencies").EnumerateArray()
            .Select(row => row.GetProperty("agency").GetProperty("code").GetString())
            .Where(code => code!.StartsWith("H60", StringComparison.Ordinal))
            .ShouldBe(["H60", "H60.12"]);
    }

    [Fact]
    public async Task An_agency_code_of_the_older_form_means_the_same_agency()
    {
        var older = await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=000.00.12.H60");
        var newer = await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60.12");

        older.Body.ShouldBe(newer.Body);
        newer.Json.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task Without_a_week_it_is_the_last_complete_one()
    {
        var period = (await example.App.GetAsync("api/kpi/weekly?agency=H60")).Json.GetProperty("period");

        period.GetProperty("complete").GetBoolean().ShouldBeTrue();
        var (_, thisMonday) = Today.Week();
        period.GetProperty("start").GetString().ShouldBe(Today.Iso(thisMonday.AddDays(-7)));
        period.GetProperty("end").GetString().ShouldBe(Today.Iso(thisMonday.AddDays(-1)));
    }

    private static void Remove(JsonNode json, params IEnumerable<string> members)
    {
        foreach (var member in members)
        {
            json.AsObject().Remove(member).ShouldBeTrue(member);
        }
    }

    private static IEnumerable<string> Lines(JsonNode json) => JsonLines.Of(json.Deserialize<JsonElement>());
}
