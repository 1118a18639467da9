using System.Text.Json;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Health;

/// <summary>What health and quality say of the working calendar. When a year is missing in December is told by the calendar's own tests.</summary>
public sealed class CalendarTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    [Fact]
    public async Task A_calendar_that_ends_too_early_degrades_health_and_is_told_by_quality()
    {
        await KnownAsync("2024-11-20");
        (await HealthAsync()).ShouldBe(("degraded", "2024-12-31", true));
        (await QualityAsync()).ShouldBe(("2024-12-31", true));

        await KnownAsync("2100-01-01");
        (await HealthAsync()).ShouldBe(("degraded", "2100-12-31", true), "a year that lies between is not known");

        var next = Today.Date.Year + 1;
        await KnownAsync($"{next - 1}-01-01", $"{next}-01-01");
        (await HealthAsync()).ShouldBe(("healthy", $"{next}-12-31", false));
        (await QualityAsync()).ShouldBe(($"{next}-12-31", false), "an answer that is kept goes with the catalogue's version");

        (await empty.App.PutCatalogAsync("calendar", "[]")).Status.ShouldBe(200);
        (await HealthAsync()).ShouldBe(("degraded", null, true));
    }

    private async Task KnownAsync(params IEnumerable<string> dates)
    {
        var days = dates.Select(date => $$"""{"date":"{{date}}","kind":"holiday","name":"A","document":"B"}""");
        (await empty.App.PutCatalogAsync("calendar", $"[{string.Join(',', days)}]")).Status.ShouldBe(200);
    }

    private async Task<(string? Status, string? KnownUpTo, bool IsShort)> HealthAsync()
    {
        var health = (await empty.App.GetAsync("api/health")).Json;
        var (knownUpTo, isShort) = Calendar(health);
        return (health.GetProperty("status").GetString(), knownUpTo, isShort);
    }

    private async Task<(string? KnownUpTo, bool IsShort)> QualityAsync() => Calendar((await empty.App.GetAsync("api/quality?from=2024-01-01&to=2024-01-31")).Json);

    private static (string? KnownUpTo, bool IsShort) Calendar(JsonElement answer) =>
        (answer.GetProperty("calendar").GetProperty("knownUpTo").GetString(), answer.GetProperty("calendar").GetProperty("isShort").GetBoolean());
}
