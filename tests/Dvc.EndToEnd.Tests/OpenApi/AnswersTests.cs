using System.Globalization;
using System.Text.Json;
using Dvc.EndToEnd.Tests.Kpi;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Testing.OpenApi;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>What the app answers, against what its OpenAPI document says that it does.</summary>
[Collection(ExampleCollection.Name)]
public sealed class AnswersTests(ExampleApp example)
{
    public static TheoryData<string, string> Reads => new()
    {
        { "/api/kpi/now", "?agency=H60" },
        { "/api/kpi/weekly", "?week=2022-W26&agency=H60" },
        { "/api/kpi/weekly", "?week=2022-W26" },
        { "/api/kpi/weekly", "?week=2022-W26&published=true" },
        { "/api/kpi/weekly", "?week=2022-13" },
        { "/api/kpi/periods/{grain}/{period}", "week/2022-W26?agency=H60" },
        { "/api/kpi/periods/{grain}/{period}", "reportingMonth/2022-RM06?agency=H60" },
        { "/api/kpi/periods/{grain}/{period}", "day/2024-02-29" },
        { "/api/kpi/periods/{grain}/{period}", "fortnight/2022-W26" },
        { "/api/kpi/periods/{grain}/{period}/procedures", "week/2022-W26/procedures?agency=H60" },
        { "/api/kpi/periods/{grain}/{period}/procedures", "fortnight/2022-W26/procedures" },
        { "/api/kpi/periods/{grain}/{period}/fields", "month/2022-07/fields" },
        { "/api/kpi/range", "?from=2022-06-01&to=2022-07-31&agency=H60" },
        { "/api/kpi/range", "?from=2022-06-01" },
        { "/api/kpi/series/{grain}", "month?agency=H60&from=2022-06-01&to=2022-07-31" },
        { "/api/quality", "?agency=H60&from=2022-06-01&to=2022-07-31" },
        { "/api/quality/moves", "?from=2022-06-01&to=2022-07-31" },
        { "/api/dossiers", "?agency=H60&state=open&from=2022-06-27&to=2022-07-03" },
        { "/api/dossiers", "?state=none&from=2022-06-27&to=2022-07-03" },
        { "/api/catalog/{kind}", "agencies" },
        { "/api/catalog/{kind}", "procedures" },
        { "/api/catalog/{kind}", "calendar" },
        { "/api/catalog/{kind}", "targets" },
        { "/api/sources", "" },
        { "/api/sources/{id}", "nobody" },
        { "/api/deadletters", "" },
        { "/api/deadletters/{id}", "0123456789abcdef0123456789abcdef" },
        { "/api/definitions", "" },
        { "/api/bulletins", "" },
        { "/api/bulletins", "?format=csv" },
        { "/api/kpi/weekly", "?week=2022-W26&format=csv" },
        { "/api/dossiers", "?agency=H60&state=open&from=2022-06-27&to=2022-07-03&format=csv" },
        { "/", "" },
        { "/api/openapi.json", "" },
        { "/api/health", "" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task What_is_read_is_what_is_described(string path, string rest)
    {
        var document = (await example.App.GetAsync("api/openapi.json")).Json;
        var route = path.Split('{')[0].TrimStart('/') + rest;
        var answer = await example.App.GetAsync(route);

        var response = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses")
            .GetProperty(answer.Status.ToString(CultureInfo.InvariantCulture));
        ErrorsOf(document, response, answer).ShouldBeEmpty(route);
        answer.Status.ShouldNotBe(500);
    }

    [Fact]
    public async Task Every_read_that_is_described_is_tried()
    {
        var document = (await example.App.GetAsync("api/openapi.json")).Json;

        document.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name)
            .ShouldBe(Reads.Select(row => row.Data.Item1).Distinct(StringComparer.Ordinal), ignoreOrder: true);
    }

    private static IReadOnlyList<string> ErrorsOf(JsonElement document, JsonElement response, Answer answer) =>
        new SchemaCheck(document).Errors(ApiDescription.BodyOf(answer), response.GetProperty("content").GetProperty(answer.MediaType!).GetProperty("schema"));
}
