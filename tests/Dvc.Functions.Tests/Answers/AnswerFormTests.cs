using System.Text;
using System.Text.Json;
using CsvHelper;
using Dvc.Functions.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Tests.Answers;

/// <summary>Figures as CSV, as indented JSON, and of one level. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class AnswerFormTests
{
    private const string Week = "kpi/weekly?week=2026-W45";

    private static readonly string[] Stories =
    [
        "accepted id:H60.12-261102-0001 agency:H60.12 due:05", "accepted id:H60.12-261102-0002 agency:H60.12 due:06",
        "accepted id:H60-261102-0003 agency:H60 due:06", "accepted id:H60.12.5-261102-0004 agency:H60.12.5 due:06",
    ];

    /// <summary>Every answer of figures that CSV is described of.</summary>
    public static TheoryData<string> Described =>
        [.. FigureOperations.All.Where(operation => operation.Answers.Any(answer => answer.Contents.Any(content => content.MediaType == "text/csv"))).Select(operation => operation.Function)];

    [Fact]
    public void Every_read_of_figures_has_CSV_and_pretty_JSON()
    {
        FigureOperations.All.Select(operation => operation.Function).ShouldBe(Described.Select(row => row.Data));
        FigureOperations.All.ShouldAllBe(operation => operation.Parameters.Contains(Parameters.Format) && operation.Parameters.Contains(Parameters.Pretty));
    }

    [Theory]
    [MemberData(nameof(Described))]
    public void What_stands_in_a_column_is_what_its_path_leads_to(string function)
    {
        var contents = FigureOperations.All.Single(operation => operation.Function == function).Answers[0].Contents;
        var answer = JsonSerializer.SerializeToElement(contents[0].Example);
        var csv = contents[1].Example.GetValue<string>();
        csv.ShouldStartWith("\uFEFF");
        csv.ShouldEndWith("\r\n");
        var (header, rows) = Read(csv);

        header.Distinct(StringComparer.Ordinal).Count().ShouldBe(header.Count);
        rows.ShouldNotBeEmpty();
        var places = answer.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array).SelectMany(list => list.Value.EnumerateArray()).Append(answer).ToList();
        foreach (var (row, column) in rows.SelectMany(row => header.Where(column => column != "list").Select(column => (row, column))))
        {
            (row[column].Length == 0 || places.Exists(place => TextAt(place, column) == row[column])).ShouldBeTrue($"{column}: {row[column]}");
        }
    }

    [Fact]
    public async Task A_week_has_a_row_of_the_agency_asked_for_and_one_of_each_below()
    {
        using var process = await ProcessAsync();
        var json = await process.JsonAsync($"{Week}&agency=H60");
        var (header, rows) = await CsvAsync(process, $"{Week}&agency=H60&format=csv");

        rows.Select(row => (row["agency.code"], row["parent"], row["depth"], row["counts.received.total"]))
            .ShouldBe([("H60", "", "", "4"), ("H60.12", "H60", "2", "3"), ("H60.12.5", "H60.12", "3", "1")]);
        rows.ShouldAllBe(row => row["period.id"] == "2026-W45" && row["asOf"] == json.GetProperty("asOf").GetString());
        rows.ShouldAllBe(row => row["rates.online.value"] == "0" && row["rates.online.numerator"] == "0" && row["rates.onTime.value"] == "");
        rows[1]["own.counts.received.total"].ShouldBe("2");
        rows[2]["own.counts.received.total"].ShouldBe("");
        RatesOf(json.GetProperty("agencies")[0]).ShouldBe(RatesOf(json), ignoreOrder: true);
        header.Where(column => column.StartsWith("rates.", StringComparison.Ordinal)).Select(column => column.Split('.')[1]).Distinct().ShouldBe(RatesOf(json));
    }

    [Fact]
    public async Task The_columns_are_the_same_where_nothing_happened()
    {
        using var process = await ProcessAsync();

        (await CsvAsync(process, "kpi/weekly?week=2020-W01&agency=H61&format=csv")).Header.ShouldBe((await CsvAsync(process, $"{Week}&format=csv")).Header);
        (await CsvAsync(process, "kpi/periods/week/2020-W01/procedures?format=csv")).Header.ShouldBe((await CsvAsync(process, "kpi/periods/week/2026-W45/procedures?format=csv")).Header);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_is_text_and_is_quoted()
    {
        using var process = await ProcessAsync();
        await process.PutAgencyAsync("=HYPERLINK(\\\"x\\\"), \u0110\u1ed3ng Th\u00e1p");

        var csv = await TextAsync(process, $"{Week}&agency=H60.12&format=csv");

        csv.ShouldContain(",\"'=HYPERLINK(\"\"x\"\"), Đồng Tháp\",");
        Read(csv).Rows.ShouldAllBe(row => row["agency.code"].StartsWith("H60.12"));
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/csv, */*;q=0.1", true)]
    [InlineData("text/csv, */*", true)]
    [InlineData("application/json;q=0.5, text/csv", true)]
    [InlineData("application/json, text/csv", false)]
    [InlineData("text/csv;q=0.5, application/json", false)]
    [InlineData("text/csv;q=0.5, */*", false)]
    [InlineData("text/csv;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html, */*;q=0.8", false)]
    [InlineData(null, false)]
    public async Task Accept_says_the_form_where_no_parameter_does(string? accept, bool isCsv)
    {
        using var process = await ProcessAsync();

        (await FileAsync(process, Week, accept)).ContentType.ShouldBe(isCsv ? "text/csv; charset=utf-8" : "application/json");
        (await FileAsync(process, $"{Week}&format=json", accept)).ContentType.ShouldBe("application/json");
        (await FileAsync(process, $"{Week}&format=csv", accept)).ContentType.ShouldBe("text/csv; charset=utf-8");
    }

    [Theory]
    [InlineData("kpi/weekly?week=2026-W45", "agencies")]
    [InlineData("kpi/range?from=2026-11-01&to=2026-11-30", "agencies")]
    [InlineData("quality?from=2026-11-01&to=2026-11-30", "agencies")]
    [InlineData("kpi/now?", "oldestOverdue")]
    public async Task A_level_filters_the_rows_and_changes_nothing_else(string path, string list)
    {
        using var process = await ProcessAsync();
        var all = await process.JsonAsync(path);
        var filtered = await process.JsonAsync($"{path}&level=department");

        all.GetProperty(list).EnumerateArray().Select(Code).ShouldBeSubsetOf(["VN", "H60", "H60.12", "H60.12.5"]);
        filtered.GetProperty(list).EnumerateArray().Select(Code).ShouldBe(["H60.12"]);
        filtered.GetProperty(list)[0].GetRawText().ShouldBe(all.GetProperty(list).EnumerateArray().Single(row => Code(row) == "H60.12").GetRawText());
        filtered.EnumerateObject().Where(member => member.Name != list).Select(member => member.ToString())
            .ShouldBe(all.EnumerateObject().Where(member => member.Name != list).Select(member => member.ToString()));
        (await process.GetAsync($"{path}&level=Department")).ShouldBeOfType<ContentResult>().Content!
            .ShouldContain("level must be one of province, department, commune, branch.");
    }

    [Theory]
    [InlineData("&pretty", true)]
    [InlineData("&pretty=true", true)]
    [InlineData("&pretty=false", false)]
    [InlineData("", false)]
    public async Task Pretty_JSON_is_the_same_on_many_lines(string pretty, bool isIndented)
    {
        using var process = await ProcessAsync();
        var plain = await TextAsync(process, Week);
        var text = await TextAsync(process, Week + pretty);

        text.Contains("\n  \"period\": {").ShouldBe(isIndented);
        JsonSerializer.Serialize(JsonElement.Parse(text)).ShouldBe(JsonSerializer.Serialize(JsonElement.Parse(plain)));
    }

    [Fact]
    public async Task Published_weeks_are_listed_and_have_all_forms()
    {
        using var process = await ProcessAsync();
        (await process.JsonAsync("bulletins")).GetProperty("bulletins").GetArrayLength().ShouldBe(0);

        await process.PublishAsync();

        var bulletin = (await process.JsonAsync("bulletins")).GetProperty("bulletins").EnumerateArray().ShouldHaveSingleItem();
        bulletin.GetProperty("week").GetString().ShouldBe("2026-W46");
        bulletin.GetProperty("start").GetString().ShouldBe("2026-11-09");
        bulletin.GetProperty("end").GetString().ShouldBe("2026-11-15");
        (await CsvAsync(process, "bulletins?format=csv")).Rows.ShouldHaveSingleItem()["week"].ShouldBe("2026-W46");
        (await CsvAsync(process, "kpi/weekly?published=true&format=csv")).Rows.Select(row => row["agency.code"]).ShouldBe(["VN", "H60", "H60.12", "H60.12.5"]);
    }

    private static async Task<AnsweringProcess> ProcessAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Stories);
        await storage.RollUpAsync();
        var process = new AnsweringProcess(storage.Parts, storage.Time);
        await process.PutAgencyAsync("Sở Tư pháp");
        return process;
    }

    private static string? Code(JsonElement row) => row.GetProperty("agency").GetProperty("code").GetString();

    private static List<string> RatesOf(JsonElement part) => [.. part.GetProperty("rates").EnumerateObject().Select(rate => rate.Name)];

    private static async Task<FileContentResult> FileAsync(AnsweringProcess process, string path, string? accept = null) =>
        (await process.GetAsync(path, accept: accept)).ShouldBeOfType<FileContentResult>();

    private static async Task<string> TextAsync(AnsweringProcess process, string path) => Encoding.UTF8.GetString((await FileAsync(process, path)).FileContents);

    private static async Task<(IReadOnlyList<string> Header, IReadOnlyList<Dictionary<string, string>> Rows)> CsvAsync(AnsweringProcess process, string path) =>
        Read(await TextAsync(process, path));

    private static (IReadOnlyList<string> Header, IReadOnlyList<Dictionary<string, string>> Rows) Read(string text)
    {
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')), new CsvReaderOptions { FieldCountMismatch = CsvFieldCountHandling.Throw });
        csv.ReadHeader();
        var header = csv.Headers.ToArray();
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(header.Index().ToDictionary(column => column.Item, column => csv.GetString(column.Index), StringComparer.Ordinal));
        }

        return (header, rows);
    }

    // As a cell has it; null where the path leads nowhere.
    private static string? TextAt(JsonElement place, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
            {
                return null;
            }
        }

        return place.ValueKind switch
        {
            JsonValueKind.String => place.GetString(),
            JsonValueKind.Array => string.Join(' ', place.EnumerateArray()),
            _ => place.GetRawText(),
        };
    }
}
