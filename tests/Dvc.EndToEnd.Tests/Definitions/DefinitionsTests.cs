using System.Text.Json;
using Dvc.EndToEnd.Tests.Kpi;

namespace Dvc.EndToEnd.Tests.Definitions;

/// <summary>What is defined, against what is answered.</summary>
[Collection(ExampleCollection.Name)]
public sealed class DefinitionsTests(ExampleApp example)
{
    [Fact]
    public async Task Every_number_of_a_weeks_counts_and_every_rate_is_defined_where_it_stands()
    {
        var week = (await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Json;
        string[] answered = [.. Numbers("counts", week.GetProperty("counts")), .. week.GetProperty("rates").EnumerateObject().Select(rate => $"rates.{rate.Name}")];

        answered.ShouldBe((await PathsAsync()).Where(path => !IsOfQuality(path)), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_number_of_data_quality_and_every_check_is_defined_where_it_stands()
    {
        var quality = (await example.App.GetAsync("api/quality?agency=H60&from=2022-06-27&to=2022-07-03")).Json;
        var checks = (await DefinitionsAsync()).Where(definition => definition.GetProperty("kind").GetString() == "check").ToDictionary(Key, StringComparer.Ordinal);

        Numbers("counts", quality.GetProperty("counts")).ShouldBe((await PathsAsync()).Where(IsOfQuality), ignoreOrder: true);
        quality.GetProperty("checks").EnumerateArray()
            .Select(check => (check.GetProperty("code").GetString(), check.GetProperty("name").GetString(), check.GetProperty("nameEn").GetString()))
            .ShouldBe(checks.Values.Select(check => ((string?)Key(check), check.GetProperty("name").GetString(), check.GetProperty("nameEn").GetString())));
    }

    [Fact]
    public async Task Every_member_of_an_answer_about_figures_that_is_no_plain_fact_is_defined()
    {
        string[] plain = ["period", "timeZone", "agency", "counts", "rates", "agencies", "day", "open", "overdue"];
        var week = (await example.App.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Json;
        var now = (await example.App.GetAsync("api/kpi/now?agency=H60")).Json;
        var terms = (await DefinitionsAsync()).Where(definition => definition.GetProperty("kind").GetString() == "term").Select(Key).ToList();

        JsonElement[] parts = [week, week.GetProperty("agencies")[0], now];
        parts.SelectMany(part => part.EnumerateObject().Select(member => member.Name)).Except(plain, StringComparer.Ordinal).Except(terms, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("month/2022-06", "month")]
    [InlineData("reportingQuarter/2022-RQ2", "reportingQuarter")]
    [InlineData("reportingMonth/2022-RM06", "reportingMonth")]
    [InlineData("reportingHalfYear/2022-RH1", "reportingHalfYear")]
    [InlineData("reportingNineMonths/2022-RN", "reportingNineMonths")]
    public async Task A_period_is_to_be_verified_in_its_definition_where_it_is_in_its_answer(string path, string grain)
    {
        var period = (await example.App.GetAsync($"api/kpi/periods/{path}?agency=H60")).Json.GetProperty("period");
        var definition = (await DefinitionsAsync()).Single(one => one.GetProperty("kind").GetString() == "period" && Key(one) == grain);

        definition.TryGetProperty("toBeVerified", out _).ShouldBe(period.TryGetProperty("toBeVerified", out _));
    }

    private static string Key(JsonElement definition) => definition.GetProperty("key").GetString()!;

    private static bool IsOfQuality(string path) => path.Split('.') is ["counts", "gaps" or "moves" or "rejections", _];

    private static IEnumerable<string> Numbers(string path, JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? json.EnumerateObject().SelectMany(member => Numbers($"{path}.{member.Name}", member.Value))
        : [path];

    private async Task<IReadOnlyList<JsonElement>> DefinitionsAsync()
    {
        var answer = await example.App.GetAsync("api/definitions");
        answer.Status.ShouldBe(200, answer.Body);
        return [.. answer.Json.GetProperty("definitions").EnumerateArray()];
    }

    private async Task<IReadOnlyList<string>> PathsAsync() =>
        [.. (await DefinitionsAsync()).Select(definition => definition.GetProperty("path").GetString()).OfType<string>()];
}
