using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Catalog;

public sealed class CatalogTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private const string Procedures = """
        [{"code": "1.004239", "agency": "000.00.12.H60", "from": null, "name": "Cấp phiếu, \"bản\" sao", "field": "Hộ tịch", "level": "full",
          "counterDays": 3, "onlineDays": 1, "counterFee": 8000, "onlineFee": 0, "groups": ["project06", "essential"], "document": ""}]
        """;

    [Fact]
    public async Task It_begins_with_the_34_provinces_their_predecessors_and_the_working_calendar()
    {
        var agencies = (await GetAsync("agencies")).Json.EnumerateArray().ToList();
        var merged = agencies.SelectMany(entry => entry.GetProperty("predecessors").EnumerateArray().Select(code => code.GetString()!)).ToHashSet(StringComparer.Ordinal);
        var live = agencies
            .Where(entry => entry.GetProperty("level").GetString() == "province")
            .Select(entry => entry.GetProperty("code").GetString()!)
            .Distinct(StringComparer.Ordinal)
            .Where(code => !merged.Contains(code));
        live.Count().ShouldBe(34);
        merged.Order(StringComparer.Ordinal).ShouldBe(["H22", "H25", "H34", "H40", "H46"]);
        agencies.Single(entry => entry.GetProperty("code").GetString() == "H48" && entry.GetProperty("predecessors").GetArrayLength() > 0)
            .GetProperty("from").GetString().ShouldBe("2025-07-01");

        var calendar = (await GetAsync("calendar")).Json.EnumerateArray().ToDictionary(
            day => day.GetProperty("date").GetString()!, day => day.GetProperty("kind").GetString(), StringComparer.Ordinal);
        (calendar["2026-11-24"], calendar["2025-04-26"], calendar["2025-05-02"], calendar["2026-04-27"])
            .ShouldBe(("holiday", "swappedWork", "swappedOff", "makeUpOff"));
    }

    [Fact]
    public async Task A_list_is_replaced_as_json_and_comes_back_as_csv_that_may_be_sent_again()
    {
        (await PutAsync("procedures", Procedures)).Status.ShouldBe(200);

        var json = await GetAsync("procedures");
        var csv = await GetAsync("procedures?format=csv");
        var entry = json.Json.EnumerateArray().ShouldHaveSingleItem();
        entry.GetProperty("agency").GetString().ShouldBe("H60.12", "the older form of a code means the same agency");
        entry.GetProperty("from").GetString().ShouldBe("2000-01-01");
        entry.GetProperty("onlineDays").GetInt32().ShouldBe(1);
        entry.GetProperty("document").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        csv.Body.TrimStart('\uFEFF').Split("\n")[0].Trim().ShouldBe("code,agency,from,name,field,level,counterDays,onlineDays,counterFee,onlineFee,groups,document");

        (await PutAsync("procedures", csv.Body, "text/csv")).Status.ShouldBe(200);
        (await GetAsync("procedures")).Body.ShouldBe(json.Body);
    }

    [Fact]
    public async Task A_list_that_was_changed_in_between_is_not_overwritten()
    {
        await PutAsync("targets", "[]");
        var tag = Tag(await GetAsync("targets"));
        (await PutAsync("targets", Target("0.8"), tag: tag)).Status.ShouldBe(200);

        (await PutAsync("targets", Target("0.9"), tag: tag)).Status.ShouldBe(412);
        (await GetAsync("targets")).Json[0].GetProperty("value").GetDecimal().ShouldBe(0.8m);
        (await PutAsync("targets", Target("0.9"), tag: Tag(await GetAsync("targets?format=csv")))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Of_several_who_replace_a_list_at_once_one_list_stands_whole()
    {
        var lists = Enumerable.Range(1, 6).Select(number => $"[{string.Join(',', Enumerable.Range(0, 150).Select(day =>
            $$"""{"agency": "H60.{{day}}", "rate": "onTime", "value": 0.{{number}}, "from": "2026-01-01", "document": "x"}"""))}]");
        var answers = await Task.WhenAll(lists.Select(list => PutAsync("targets", list)));
        answers.ShouldContain(answer => answer.Status == 200);
        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 412);

        var values = (await GetAsync("targets")).Json.EnumerateArray().Select(target => target.GetProperty("value").GetDecimal()).ToList();
        values.Count.ShouldBe(150);
        values.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("agencies", """[{"code": "H60", "level": "province"}]""", "name", "required")]
    [InlineData("agencies", """[{"code": "h60", "name": "x", "level": "province"}]""", "code", "pattern")]
    [InlineData("agencies", """[{"code": "H60", "name": "x", "level": "district"}]""", "level", "enum")]
    [InlineData("agencies", """[{"code": "H60", "name": "x", "level": "province", "from": "1.7.2025"}]""", "from", "pattern")]
    [InlineData("agencies", """[{"code": "H60", "name": "x", "level": "province", "predecessors": ["22"]}]""", "predecessors", "pattern")]
    [InlineData("procedures", """[{"code": "1/2", "agency": "H60", "name": "x", "field": "y", "level": "full"}]""", "code", "pattern")]
    [InlineData("procedures", """[{"code": "1.004239", "agency": "H60", "name": "x", "field": "y", "level": "full", "counterDays": -1}]""", "counterDays", "range")]
    [InlineData("procedures", """[{"code": "1.004239", "agency": "H60", "name": "x", "field": "y", "level": "full", "onlineFee": "many"}]""", "onlineFee", "range")]
    [InlineData("calendar", """[{"date": "2026-02-30", "kind": "holiday", "name": "x", "document": "y"}]""", "date", "pattern")]
    [InlineData("calendar", """[{"date": "2026-02-16", "kind": "holiday", "name": "x"}]""", "document", "required")]
    [InlineData("calendar", """[{"date": "2026-02-16", "kind": "holiday", "name": "x", "document": "y"}, {"date": "2026-02-16", "kind": "swappedWork", "name": "x", "document": "y"}]""", "date", "duplicate")]
    [InlineData("targets", """[{"rate": "onTime", "value": 0.8, "from": "2026-01-01", "document": "x"}]""", "agency", "required")]
    [InlineData("targets", """[{"agency": "H60", "rate": "speed", "value": 0.8, "from": "2026-01-01", "document": "x"}]""", "rate", "enum")]
    [InlineData("targets", """[{"agency": "H60", "rate": "onTime", "value": 80, "from": "2026-01-01", "document": "x"}]""", "value", "range")]
    [InlineData("targets", """[{"agency": "H60", "rate": "onTime", "value": 0.8, "from": "2026-01-01", "to": "2025-01-01", "document": "x"}]""", "to", "range")]
    public async Task A_broken_rule_is_named_by_entry_and_field_and_nothing_is_changed(string kind, string list, string field, string code)
    {
        var before = (await GetAsync(kind)).Body;

        var answer = await PutAsync(kind, list);
        answer.Status.ShouldBe(400);
        answer.MediaType.ShouldBe("application/problem+json");
        var error = answer.Json.GetProperty("rejected").EnumerateArray().ShouldHaveSingleItem().GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()).ShouldBe((field, code));
        (await GetAsync(kind)).Body.ShouldBe(before);
    }

    [Theory]
    [InlineData("people", "[]", "application/json", 400)]
    [InlineData("agencies", "{}", "application/json", 400)]
    [InlineData("agencies", "[1]", "application/json", 400)]
    [InlineData("agencies", """[{"code": {"a": 1}}]""", "application/json", 400)]
    [InlineData("agencies", "[", "application/json", 400)]
    [InlineData("agencies", "code,age\nH60,1", "text/csv", 400)]
    [InlineData("agencies", "code,code\nH60,1", "text/csv", 400)]
    [InlineData("agencies", "code,name\nH60", "text/csv", 400)]
    [InlineData("agencies", "code,name\n\"H60,x", "text/csv", 400)]
    [InlineData("agencies", "<a/>", "application/xml", 415)]
    public async Task What_is_no_list_is_refused(string kind, string body, string type, int status)
    {
        var answer = await PutAsync(kind, body, type);
        answer.Status.ShouldBe(status);
        answer.MediaType.ShouldBe("application/problem+json");
    }

    private Task<Answer> GetAsync(string path) => empty.App.GetAsync($"api/catalog/{path}");

    private Task<Answer> PutAsync(string kind, string body, string type = "application/json", string? tag = null) =>
        empty.App.PutCatalogAsync(kind, body, type, tag);

    private static string Tag(Answer answer) => answer.ETag!;

    private static string Target(string value) => $$"""[{"level": "department", "rate": "onTime", "value": {{value}}, "from": "2026-01-01", "document": "Kế hoạch"}]""";
}
