using Dvc.Core;
using Dvc.Storage.Timers;

namespace Dvc.Storage.Tests.Timers;

public sealed class TimerJournalTests
{
    private static readonly Dictionary<string, string> Schedules = new(StringComparer.Ordinal) { ["RollUp"] = "0 */5 * * * *", ["Audit"] = "0 30 19 * * *" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_known_by_its_beginning_and_its_end()
    {
        var storage = await TestStorage.CreateAsync();
        var journal = new TimerJournal(storage.Tables, storage.Time);
        var started = storage.Time.Now();
        await journal.BeginAsync("RollUp", Token);
        (await journal.ReadAsync(Token))["RollUp"].ShouldBe(TimerState.Unknown with { StartedAt = started });

        storage.Time.Advance(TimeSpan.FromMinutes(1));
        await journal.EndAsync("RollUp", hasFailed: true, Token);
        (await journal.ReadAsync(Token))["RollUp"].ShouldBe(new TimerState(null, null, started, storage.Time.Now(), HasFailed: true));

        await journal.EndAsync("RollUp", hasFailed: false, Token);
        (await journal.ReadAsync(Token))["RollUp"].HasFailed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_timer_is_expected_since_its_schedule_was_first_told()
    {
        var storage = await TestStorage.CreateAsync();
        var journal = new TimerJournal(storage.Tables, storage.Time);
        var first = storage.Time.Now();
        await journal.ExpectAsync(Schedules, Token);
        await journal.BeginAsync("RollUp", Token);

        storage.Time.Advance(TimeSpan.FromHours(1));
        await journal.ExpectAsync(new Dictionary<string, string>(Schedules, StringComparer.Ordinal) { ["Audit"] = "0 0 20 * * *" }, Token);

        var known = await journal.ReadAsync(Token);
        known["RollUp"].ShouldBe(new TimerState("0 */5 * * * *", first, StartedAt: first, EndedAt: null, HasFailed: false));
        known["Audit"].ShouldBe(new TimerState("0 0 20 * * *", storage.Time.Now(), StartedAt: null, EndedAt: null, HasFailed: false));
    }

    [Fact]
    public async Task Timers_are_no_marks()
    {
        var storage = await TestStorage.CreateAsync();
        await new TimerJournal(storage.Tables, storage.Time).ExpectAsync(Schedules, Token);

        (await storage.Parts.Marks.ListAsync(Token)).ShouldBeEmpty();
    }
}
