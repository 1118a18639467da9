using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

[Collection(ExampleCollection.Name)]
public sealed class BadParameterTests(ExampleApp example)
{
    private const string Agency = "agency must be an agency code such as H60.12, or VN for the whole tree.";
    private const string Week = "week must be a week such as {week}.";
    private const string From = "from must be a date of the years 2000 to 2100 such as {today}.";
    private const string To = "to must be a date of the years 2000 to 2100 such as {today}.";
    private const string TooLong = "from must be so late that the series has at most 400 periods.";

    [Theory]
    [InlineData("periods/fortnight/2022-W26", "grain must be one of day, week, month, quarter, year, reportingQuarter, reportingYear.")]
    [InlineData("series/fortnight", "grain must be one of day, week, month, quarter, year, reportingQuarter, reportingYear.")]
    [InlineData("periods/week/2026-W54", "period must be a week such as {week}.")]
    [InlineData("periods/week/2026-11", "period must be a week such as {week}.")]
    [InlineData("periods/day/2022-02-30", "period must be a day such as {today}.")]
    [InlineData("periods/year/2199", "period must be a period that has begun.")]
    [InlineData("weekly?week=2026-W54", Week)]
    [InlineData("weekly?week=2022-w26", Week)]
    [InlineData("weekly?week=Nguyen-Van-Secret", Week)]
    [InlineData("weekly?week=2022-W25&week=2022-W26", Week)]
    [InlineData("weekly?week=2099-W01", "week must be a period that has begun.")]
    [InlineData("weekly?agency=h60", Agency)]
    [InlineData("weekly?agency=H60.", Agency)]
    [InlineData("weekly?agency=H60' or PartitionKey ne '", Agency)]
    [InlineData("weekly?agency=H60&agency=H61", Agency)]
    [InlineData("range", From)]
    [InlineData("range?to=2022-07-01", From)]
    [InlineData("range?from=2022-07-01", To)]
    [InlineData("range?from=1999-12-31&to=2022-07-01", From)]
    [InlineData("range?from=20222-01-01&to=2022-07-01", From)]
    [InlineData("range?from=2022-02-30&to=2022-07-01", From)]
    [InlineData("range?from=2022-01-01&from=2022-01-02&to=2022-07-01", From)]
    [InlineData("range?from=2022-07-02&to=2022-07-01", "to must be a day not before from.")]
    [InlineData("range?from=2099-01-01&to=2099-02-01", "from must be a day that has begun.")]
    [InlineData("series/week?from=2022-07-02&to=2022-07-01", "from must be a day not after to, and one that has begun.")]
    [InlineData("series/week?to=yesterday", To)]
    [InlineData("series/day?from=2021-01-01&to=2022-07-01", TooLong)]
    [InlineData("series/week?from=2000-01-01", TooLong)]
    public async Task A_bad_parameter_is_named_with_what_would_be_right(string path, string detail)
    {
        var answer = (await example.App.GetAsync($"api/kpi/{path}")).ShouldBeProblem(400);

        answer.Text("title").ShouldBe("The parameter is not valid.");
        answer.Text("detail").ShouldBe(detail.Replace("{week}", Today.Week().Id).Replace("{today}", Today.Iso(Today.Date)));
    }
}
