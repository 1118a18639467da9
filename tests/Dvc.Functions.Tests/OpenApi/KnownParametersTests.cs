using System.Text.Json;
using Dvc.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Dvc.Functions.Tests.OpenApi;

public sealed class KnownParametersTests
{
    [Theory]
    [InlineData("GetWeeklyKpi", "?weeks=2024-W01", "The nearest that this route takes is week; all are week, agency, published, level, format, pretty.")]
    [InlineData("GetWeeklyKpi", "?agncy=H60", "The nearest that this route takes is agency; all are week, agency, published, level, format, pretty.")]
    [InlineData("GetWeeklyKpi", "?week=2024-W01&PUBLISH=true", "The nearest that this route takes is published; all are week, agency, published, level, format, pretty.")]
    [InlineData("GetKpiSeries", "?upto=2024-W01", "The nearest that this route takes is to; all are agency, from, to, format, pretty.")]
    [InlineData("GetHealth", "?verbose", "This route takes no parameters.")]
    [InlineData("PutSource", "?force=true", "This route takes no parameters.")]
    [InlineData("GetWeeklyKpi", "?week=2024-W01&week=2024-W01", "week must be given once; it is repeated.")]
    [InlineData("GetWeeklyKpi", "?agency=H60&AGENCY=H61", "agency must be given once; it is repeated.")]
    [InlineData("GetWeeklyKpi", "?week=2024-W01&agency=H60&published=false&pretty&format=json&level=branch&code=key", null)]
    [InlineData("GetWeeklyKpi", "?Week=2024-W01&Code=key", null)]
    [InlineData("GetHealth", "?code=key", null)]
    [InlineData("GetHealth", "", null)]
    public void A_parameter_that_a_route_does_not_have_or_has_twice_is_refused(string function, string query, string? detail)
    {
        var operation = ApiDocument.Operations.Single(one => one.Function == function);
        var problem = KnownParameters.Check(operation, new QueryCollection(QueryHelpers.ParseQuery(query)));

        (problem is null ? null : JsonElement.Parse(problem.Content!).GetProperty("detail").GetString()).ShouldBe(detail);
        problem?.StatusCode.ShouldBe(400);
    }
}
