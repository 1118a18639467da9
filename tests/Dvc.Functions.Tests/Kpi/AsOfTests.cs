using Dvc.Functions.Tests.Answers;

namespace Dvc.Functions.Tests.Kpi;

/// <summary>An answer says when its figures last changed, and never when a day began. Today is Sunday, 22 November 2026.</summary>
public sealed class AsOfTests
{
    /// <summary>Every answer of figures, of the week that is under way.</summary>
    public static TheoryData<string> Paths =>
    [
        "kpi/weekly?week=2026-W47", "kpi/periods/day/2026-11-22", "kpi/range?from=2026-11-16&to=2026-11-22", "kpi/series/week?from=2026-11-16", "kpi/now",
        "kpi/periods/week/2026-W47/procedures", "kpi/periods/week/2026-W47/fields", "quality?from=2026-11-16&to=2026-11-22",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Without_figures_it_is_null_and_then_the_time_of_the_roll_up(string path)
    {
        var storage = await TestStorage.CreateAsync();
        using var process = new AnsweringProcess(storage.Parts, storage.Time);
        (await process.JsonAsync(path)).GetProperty("asOf").GetString().ShouldBeNull();

        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12");
        storage.Time.Advance(TimeSpan.FromSeconds(90));
        await storage.RollUpAsync();
        var rolledUp = storage.Time.GetUtcNow();
        storage.Time.Advance(TimeSpan.FromMinutes(5));

        var asOf = (await process.JsonAsync(path)).GetProperty("asOf").GetDateTimeOffset();
        (rolledUp - asOf).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
