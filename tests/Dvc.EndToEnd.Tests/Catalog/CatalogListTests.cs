using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Catalog;

public sealed class CatalogListTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private const string Csv = "text/csv";
    private const string Json = "application/json";

    private App App => empty.App;

    [Theory]
    [InlineData("agencies", "code,from,name,level,predecessors,document\r\n000.00.12.H60,2025-07-01,\"Sở \"\"Tư pháp\"\", Tuyên Quang\",department,H22;H34,\r\n")]
    [InlineData("procedures", "code,agency,from,name,field,level,counterDays,onlineDays,counterFee,onlineFee,groups,document\r\n1.004239,H60,,Khai sinh,Hộ tịch,full,05,3,8000,0,project06 birth,QĐ 1\r\n")]
    [InlineData("calendar", "date,kind,name,document\r\n2026-11-24,holiday,Ngày Văn hóa Việt Nam,NQ 28/2026/QH16\r\n")]
    [InlineData("targets", "agency,level,rate,value,from,to,document\r\nH60,,online,0.80,2026-01-01,2026-12-31,KH 1\r\n,commune,handling,2.5,2026-01-01,,KH 1\r\n")]
    public async Task A_list_comes_back_as_it_was_sent_in_either_form(string kind, string csv)
    {
        var sent = await PutAsync(kind, '\uFEFF' + csv, Csv);
        sent.Status.ShouldBe(200, sent.Body);
        var asCsv = (await App.GetAsync($"api/catalog/{kind}?format=csv")).Body;
        var asJson = (await App.GetAsync($"api/catalog/{kind}")).Body;

        (await PutAsync(kind, asJson, Json)).Status.ShouldBe(200);
        (await App.GetAsync($"api/catalog/{kind}?format=csv")).Body.ShouldBe(asCsv);
        (await PutAsync(kind, asCsv, Csv)).Status.ShouldBe(200);
        (await App.GetAsync($"api/catalog/{kind}")).Body.ShouldBe(asJson);
    }

    [Theory]
    [InlineData("targets", "agency;rate;value;from;document\nH60;online;0,95;2026-01-01;KH 1\n", "value", 0.95)]
    [InlineData("targets", "sep=;\nagency;rate;value;from;document\nH60;handling;2,5;2026-01-01;KH 1, QĐ 2\n", "value", 2.5)]
    [InlineData("targets", "agency;rate;value;from;document\nH60;online;0.95;2026-01-01;KH 1\n", "value", 0.95)]
    [InlineData("procedures", "code;agency;name;field;level;counterDays\n1.004239;H60;Khai sinh;Hộ tịch;full;0,5\n", "counterDays", 0.5)]
    [InlineData("procedures", "code,agency,name,field,level,counterDays\n1.004239,H60,Khai sinh,Hộ tịch,full,1.5\n", "counterDays", 1.5)]
    [InlineData("procedures", "code,agency,name,field,level,counterDays\n1.004239,H60,Khai sinh,Hộ tịch,full,3.0\n", "counterDays", 3)]
    public async Task A_decimal_comma_is_read_between_semicolons_and_a_decimal_point_everywhere(string kind, string csv, string member, double value)
    {
        var sent = await PutAsync(kind, csv, Csv);

        sent.Status.ShouldBe(200, sent.Body);
        (await App.GetAsync($"api/catalog/{kind}")).Json[0].GetProperty(member).GetDouble().ShouldBe(value);
    }

    [Theory]
    [InlineData("targets", "agency,rate,value,from,document\nH60,online,\"0,95\",2026-01-01,KH 1\n", "value must be a number from 0 to 1000, such as 0.95 (with a comma only in CSV that is separated by semicolons).")]
    [InlineData("procedures", "code;agency;name;field;level;counterDays\n1.004239;H60;Khai sinh;Hộ tịch;full;1.000\n", "counterDays must be a number of whole or half days from 0 to 1000, such as 3 or 0.5 (with a comma only in CSV that is separated by semicolons).")]
    public async Task What_was_expected_of_a_number_is_said(string kind, string csv, string message) =>
        Text((await PutAsync(kind, csv, Csv)).ShouldBeProblem(400).Json.GetProperty("rejected")[0].GetProperty("errors")[0], "message").ShouldBe(message);

    [Fact]
    public async Task An_entry_gets_its_one_form()
    {
        (await PutAsync("agencies", """[{"code":"000.00.12.H60","name":" Sở Tư pháp ","level":"department","predecessors":["000.00.01.H22"]}]""", Json)).Status.ShouldBe(200);

        var entry = (await App.GetAsync("api/catalog/agencies")).Json[0];

        JsonLines.Of(entry).ShouldBe(JsonLines.Of(JsonDocument.Parse(
            """{"code":"H60.12","from":"2000-01-01","name":"Sở Tư pháp","level":"department","predecessors":["H22.01"],"document":null}""").RootElement));
    }

    [Theory]
    [InlineData("agencies", """{"code":"60.12","name":"A","level":"province"}""", "code", "pattern")]
    [InlineData("agencies", """{"name":"A","level":"province"}""", "code", "required")]
    [InlineData("agencies", """{"code":"H60","level":"province"}""", "name", "required")]
    [InlineData("agencies", """{"code":"H60","name":"A","level":"Province"}""", "level", "enum")]
    [InlineData("agencies", """{"code":"H60","name":"A","level":"province","from":"01/07/2025"}""", "from", "pattern")]
    [InlineData("agencies", """{"code":"H60","name":"A","level":"province","predecessors":["22"]}""", "predecessors", "pattern")]
    [InlineData("procedures", """{"code":"a/b","agency":"H60","name":"A","field":"B","level":"full"}""", "code", "pattern")]
    [InlineData("procedures", """{"code":"1.004239","agency":"H60","name":"A","field":"B","level":"full","counterDays":-1}""", "counterDays", "range")]
    [InlineData("procedures", """{"code":"1.004239","agency":"H60","name":"A","field":"B","level":"full","counterDays":0.25}""", "counterDays", "range")]
    [InlineData("procedures", """{"code":"1.004239","agency":"H60","name":"A","field":"B","level":"full","onlineDays":1000.5}""", "onlineDays", "range")]
    [InlineData("procedures", """{"code":"1.004239","agency":"H60","name":"A","field":"B","level":"full","onlineFee":-1}""", "onlineFee", "range")]
    [InlineData("calendar", """{"date":"2026-02-30","kind":"holiday","name":"A","document":"B"}""", "date", "pattern")]
    [InlineData("calendar", """{"date":"2026-02-28","kind":"rest","name":"A","document":"B"}""", "kind", "enum")]
    [InlineData("calendar", """{"date":"2026-02-28","kind":"holiday","name":"A"}""", "document", "required")]
    [InlineData("targets", """{"agency":"H60","rate":"speed","value":0.8,"from":"2026-01-01","document":"B"}""", "rate", "enum")]
    [InlineData("targets", """{"agency":"H60","rate":"online","value":80,"from":"2026-01-01","document":"B"}""", "value", "range")]
    [InlineData("targets", """{"agency":"H60","rate":"online","value":-0.1,"from":"2026-01-01","document":"B"}""", "value", "range")]
    [InlineData("targets", """{"rate":"online","value":0.8,"from":"2026-01-01","document":"B"}""", "agency", "required")]
    [InlineData("targets", """{"agency":"H60","rate":"online","value":0.8,"from":"2026-01-01"}""", "document", "required")]
    [InlineData("targets", """{"agency":"H60","rate":"online","value":0.8,"from":"2026-01-01","to":"2025-01-01","document":"B"}""", "to", "range")]
    public async Task A_broken_rule_is_named_by_entry_and_field_and_nothing_is_written(string kind, string entry, string field, string code)
    {
        var before = await App.GetAsync($"api/catalog/{kind}");

        var rejected = (await PutAsync(kind, $"[{entry}]", Json)).ShouldBeProblem(400).Json.GetProperty("rejected")[0];

        rejected.GetProperty("index").GetInt32().ShouldBe(0);
        var error = rejected.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        (Text(error, "field"), Text(error, "code")).ShouldBe((field, code));
        var after = await App.GetAsync($"api/catalog/{kind}");
        (after.ETag, after.Body).ShouldBe((before.ETag, before.Body));
    }

    [Fact]
    public async Task The_second_entry_of_a_date_is_refused_and_the_first_is_not()
    {
        var answer = await PutAsync("calendar", "date,kind,name,document\n2026-11-24,holiday,A,B\n2026-11-24,makeUpOff,A,B\n", Csv);

        var rejected = answer.ShouldBeProblem(400).Json.GetProperty("rejected").EnumerateArray().ShouldHaveSingleItem();
        rejected.GetProperty("index").GetInt32().ShouldBe(1);
        Text(rejected.GetProperty("errors")[0], "code").ShouldBe("duplicate");
    }

    [Theory]
    [InlineData(Json, "{}", 400)]
    [InlineData(Json, "[1]", 400)]
    [InlineData(Json, "[", 400)]
    [InlineData(Json, """[{"date":{}}]""", 400)]
    [InlineData(Csv, "date,kind,name,document\n2026-11-24,holiday\n", 400)]
    [InlineData(Csv, "date,kind,name,document,colour\n", 400)]
    [InlineData(Csv, "date,date\n", 400)]
    [InlineData("application/xml", "<a/>", 415)]
    public async Task A_body_that_is_no_list_is_refused(string contentType, string body, int status) =>
        (await PutAsync("calendar", body, contentType)).ShouldBeProblem(status);

    [Fact]
    public async Task A_body_beyond_eight_mebibytes_is_refused() =>
        (await PutAsync("calendar", new string(' ', (8 * 1024 * 1024) + 1), Json)).ShouldBeProblem(413);

    [Fact]
    public async Task A_kind_that_is_none_is_answered_with_those_that_are() =>
        (await App.GetAsync("api/catalog/colours")).ShouldBeProblem(400).Text("detail").ShouldContain("agencies, procedures, calendar, targets");

    [Fact]
    public async Task A_list_is_replaced_only_over_the_version_that_If_Match_names()
    {
        const string List = """[{"agency":"H60","rate":"online","value":0.8,"from":"2026-01-01","document":"KH 1"}]""";
        (await PutAsync("targets", List, Json)).Status.ShouldBe(200);
        var first = (await App.GetAsync("api/catalog/targets")).ETag!;

        (await PutAsync("targets", "[]", Json, "\"other\"")).ShouldBeProblem(412);
        (await PutAsync("targets", "[]", Json, "\"other\", \"another\"")).ShouldBeProblem(412);
        (await App.GetAsync("api/catalog/targets")).ETag.ShouldBe(first);

        var second = await PutAsync("targets", List, Json, $"\"other\", {first}");
        second.Status.ShouldBe(200, second.Body);
        (await App.GetAsync("api/catalog/targets")).ETag.ShouldBe(second.ETag);
        (await PutAsync("targets", "[]", Json, first)).ShouldBeProblem(412);
        (await PutAsync("targets", "[]", Json, "*")).Status.ShouldBe(200);
    }

    private Task<Answer> PutAsync(string kind, string body, string contentType, string? ifMatch = null) =>
        App.PutCatalogAsync(kind, body, contentType, ifMatch);

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString() ?? "";
}
