using System.Text.Json;
using Azure.Data.Tables;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Health;

/// <summary>What health says of timers, which run here when a test asks for it: their schedule is the next 29 February.</summary>
public sealed class TimerTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_timer_is_named_with_its_next_run_and_none_is_late_that_has_not_been_due()
    {
        var health = (await empty.App.GetAsync("api/health")).Json;

        var timers = health.GetProperty("timers").EnumerateArray().ToList();
        timers.Select(timer => timer.GetProperty("name").GetString()).ShouldBe(["RollUp", "Audit", "PublishBulletin", "KeepDeadLetters"], ignoreOrder: true);
        timers.ShouldAllBe(timer => timer.GetProperty("schedule").GetString() == "0 0 0 29 2 *");
        timers.ShouldAllBe(timer => timer.GetProperty("nextRunAt").GetString()!.EndsWith("-02-29T07:00:00+07:00", StringComparison.Ordinal));
        timers.ShouldAllBe(timer => !timer.GetProperty("isLate").GetBoolean() && !timer.GetProperty("hasFailed").GetBoolean());
    }

    [Fact]
    public async Task A_run_leaves_when_it_ended()
    {
        await empty.App.StartFunctionAsync("KeepDeadLetters");

        await Eventually.BeTrueAsync(async () => (await TimerAsync("KeepDeadLetters")).GetProperty("lastEndedAt").ValueKind == JsonValueKind.String);
        (await TimerAsync("KeepDeadLetters")).GetProperty("hasFailed").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_timer_that_should_have_run_is_late_until_it_does()
    {
        await empty.App.StartFunctionAsync("PublishBulletin");
        await Eventually.BeTrueAsync(async () => (await TimerAsync("PublishBulletin")).GetProperty("lastEndedAt").ValueKind == JsonValueKind.String);

        // As if nothing had run it since the 29 February before the last.
        var dirty = new TableClient(empty.Storage, "dirty");
        var longAgo = DateTimeOffset.UtcNow.AddYears(-9);
        await dirty.UpdateEntityAsync(
            new TableEntity("timer", "PublishBulletin") { ["expectedSince"] = longAgo, ["startedAt"] = longAgo, ["endedAt"] = longAgo },
            Azure.ETag.All,
            TableUpdateMode.Merge,
            Cancelled);
        (await TimerAsync("PublishBulletin")).GetProperty("isLate").GetBoolean().ShouldBeTrue();
        (await empty.App.GetAsync("api/health")).Json.GetProperty("status").GetString().ShouldBe("degraded");

        await empty.App.StartFunctionAsync("PublishBulletin");
        await Eventually.BeTrueAsync(async () => !(await TimerAsync("PublishBulletin")).GetProperty("isLate").GetBoolean());
    }

    private async Task<JsonElement> TimerAsync(string name) => (await empty.App.GetAsync("api/health")).Json
        .GetProperty("timers").EnumerateArray().Single(timer => timer.GetProperty("name").GetString() == name);
}
