using Dvc.Core;
using Dvc.Core.Periods;
using Dvc.Functions.Tests.Answers;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Functions.Tests.Kpi;

/// <summary>How parameters are read. Today is Sunday, 22 November 2026, of week 47.</summary>
public sealed class ParameterTests
{
    public static TheoryData<PeriodGrain> Grains => [.. Enum.GetValues<PeriodGrain>()];

    [Theory]
    [MemberData(nameof(Grains))]
    public async Task A_series_takes_days_and_the_ids_of_its_periods(PeriodGrain grain)
    {
        using var process = await ProcessAsync();
        var first = Period.Containing(grain, new LocalDate(2024, 1, 8));
        var last = first.Next.Next;
        var (name, day) = (WireName<PeriodGrain>.Of(grain), LocalDatePattern.Iso);

        var ids = await process.JsonAsync($"kpi/series/{name}?from={first.Id}&to={last.Id}");

        ids.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("period").GetProperty("id").GetString())
            .ShouldBe([first.Id, first.Next.Id, last.Id]);
        ids.GetRawText().ShouldBe((await process.JsonAsync($"kpi/series/{name}?from={day.Format(first.Start)}&to={day.Format(last.End)}")).GetRawText());
    }

    [Theory]
    [InlineData("kpi/weekly?week=2026-W45&agency=H60.12", "kpi/weekly?week=2026-w45&agency=h60.12")]
    [InlineData("kpi/weekly?agency=VN", "kpi/weekly?agency=vn")]
    [InlineData("kpi/weekly?agency=H60.12", "kpi/weekly?agency=000.00.12.h60")]
    [InlineData("kpi/now?agency=H60", "kpi/now?agency=h60")]
    [InlineData("kpi/periods/reportingMonth/2026-RM11", "kpi/periods/reportingMonth/2026-rm11")]
    [InlineData("kpi/periods/week/2026-W45/fields", "kpi/periods/week/2026-w45/fields")]
    [InlineData("kpi/series/week?from=2026-W40&to=2026-W45", "kpi/series/week?from=2026-w40&to=2026-w45")]
    [InlineData("kpi/range?from=2026-11-02&to=2026-11-08", "kpi/range?from=2026-W45&to=2026-W45")]
    [InlineData("kpi/range?from=2026-01-01&to=2026-09-30", "kpi/range?from=2026&to=2026-Q3")]
    [InlineData("quality?from=2026-11-01&to=2026-11-30", "quality?from=2026-11&to=2026-11")]
    public async Task The_same_in_other_letters_or_by_a_period_is_the_same(string path, string other)
    {
        using var process = await ProcessAsync();

        (await process.JsonAsync(other)).GetRawText().ShouldBe((await process.JsonAsync(path)).GetRawText());
    }

    [Theory]
    [InlineData("kpi/series/week?from=2024-W53&to=2025-W05", "from")]
    [InlineData("kpi/range?from=2026-11&to=2026-13", "to")]
    [InlineData("kpi/range?from=1999&to=2026-11", "from")]
    [InlineData("kpi/weekly?agency=%C5%BF60", "agency")]
    public async Task What_is_neither_is_named(string path, string parameter)
    {
        using var process = await ProcessAsync();

        var problem = (await process.GetAsync(path)).ShouldBeOfType<ContentResult>();

        problem.StatusCode.ShouldBe(400);
        problem.Content!.ShouldContain($"{parameter} must be a");
    }

    private static async Task<AnsweringProcess> ProcessAsync()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12 due:05");
        await storage.RollUpAsync();
        return new AnsweringProcess(storage.Parts, storage.Time);
    }
}
