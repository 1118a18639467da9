using System.Text.Json;
using Dvc.Functions.Timers;
using Dvc.Storage.RollUp;
using Dvc.Storage.Timers;
using Microsoft.Extensions.Logging.Abstractions;
using NCrontab;

namespace Dvc.Functions.Tests.Timers;

/// <summary>What is accepted is in the figures within half a minute, also where other processes record, roll up and answer.</summary>
public sealed class FreshnessTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(30);

    // Recording and rolling up a few dossiers takes a second or two; the rest is for a slow storage.
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(5);

    [Fact]
    public void The_longest_waits_of_all_settings_leave_time_for_the_work()
    {
        var polling = Setting(Json("functions/host.json"), "extensions", "queues", "maxPollingInterval");
        var schedule = CrontabSchedule.Parse(
            Setting(Json("local.settings.sample.json"), "Values", "RollUpSchedule"), new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        var runs = schedule.GetNextOccurrences(new DateTime(2026, 11, 27, 23, 59, 0), new DateTime(2026, 11, 28, 0, 2, 0)).ToList();
        var between = runs.Zip(runs.Skip(1), (one, next) => next - one).Max();

        (TimeSpan.Parse(polling, System.Globalization.CultureInfo.InvariantCulture) + between + FiguresJournal.MaxAge + Work).ShouldBeLessThanOrEqualTo(Promised);
    }

    [Fact]
    public async Task A_roll_up_without_anything_to_do_reads_once_and_writes_nothing()
    {
        var storage = await TestStorage.CreateAsync();
        var calls = new CountedCalls();
        var parts = storage.Over(calls);
        var runs = new TimerRuns(new TimerJournal(parts.Tables, storage.Time), parts.Marks, NullLogger<TimerRuns>.Instance);

        await runs.RunAsync(ScheduleOptions.RollUp, () => parts.RollUp.RunAsync(), CancellationToken.None);

        calls.All.ShouldHaveSingleItem().IsWrite.ShouldBeFalse();
    }

    [Fact]
    public async Task One_with_something_to_do_is_noted()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted id:H60.12-261102-0001 agency:H60.12");
        var journal = new TimerJournal(storage.Tables, storage.Time);

        await new TimerRuns(journal, storage.Parts.Marks, NullLogger<TimerRuns>.Instance)
            .RunAsync(ScheduleOptions.RollUp, storage.RollUpAsync, CancellationToken.None);

        (await journal.ReadAsync(TestContext.Current.CancellationToken))[ScheduleOptions.RollUp].EndedAt.ShouldNotBeNull();
    }

    private static JsonElement Json(string path) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Testing.Repository.Root, path)));

    private static string Setting(JsonElement settings, params string[] path) =>
        path.Aggregate(settings, (part, name) => part.GetProperty(name)).GetString()!;
}
