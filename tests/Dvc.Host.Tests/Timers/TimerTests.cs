using Dvc.Host.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dvc.Host.Tests.Timers;

public sealed class TimerTests : IDisposable
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero); // A Sunday.

    private readonly TestFolder folder = new();
    private readonly AwaitedTime time = new(Noon.AddMinutes(1));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_timer_runs_at_each_occurrence_and_not_before()
    {
        await using var host = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);
        host.Probe.Release();

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        time.SetUtcNow(Noon.AddMinutes(5).AddTicks(-1));
        host.Probe.Calls.ShouldBeEmpty();
        time.SetUtcNow(Noon.AddMinutes(5));
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(10)));
        time.SetUtcNow(Noon.AddMinutes(10));
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(15)));

        host.Probe.Calls.ShouldBe(["on time", "on time"]);
    }

    [Fact]
    public async Task A_moment_that_passes_between_two_readings_of_the_clock_is_run_at()
    {
        // Each reading takes a while, so that some of these lie between any two.
        const int Occurrences = 50;
        var slow = new FakeTimeProvider(Noon) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(300) };
        await using var host = await StartAsync(TimerRuns.Status, "* * * * * *", slow);

        await Eventually.BeTrueAsync(() => slow.GetUtcNow() > Noon && host.Probe.Calls.Count >= Occurrences);
    }

    [Fact]
    public async Task A_schedule_is_in_UTC_and_knows_the_names_of_days()
    {
        await using var host = await StartAsync(TimerRuns.PastDue, "0 5 17 * * SUN");

        var due = Noon.AddHours(5).AddMinutes(5);
        await Eventually.BeTrueAsync(() => time.IsAwaited(due));
        time.SetUtcNow(due);
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("on time"));
    }

    [Fact]
    public async Task A_timer_that_is_days_away_is_waited_for()
    {
        await using var host = await StartAsync(TimerRuns.PastDue, "0 0 12 * * SUN");

        for (var day = 1; day < 7; day++)
        {
            await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(1).AddDays(day)));
            time.SetUtcNow(Noon.AddMinutes(1).AddDays(day));
        }

        host.Probe.Calls.ShouldBeEmpty();
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddDays(7)));
        time.SetUtcNow(Noon.AddDays(7));
        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("on time"));
    }

    [Fact]
    public async Task Occurrences_during_a_long_run_are_made_up_for_once_and_are_not_past_due()
    {
        await using var host = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        time.SetUtcNow(Noon.AddMinutes(5));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        time.SetUtcNow(Noon.AddMinutes(17));
        host.Probe.MostRunning.ShouldBe(1);
        host.Probe.Release();

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(20)));
        host.Probe.Calls.ShouldBe(["on time", "on time"]);
        host.Probe.MostRunning.ShouldBe(1);
    }

    [Fact]
    public async Task Occurrences_while_no_host_ran_are_made_up_for_once_and_past_due()
    {
        await using (var first = await StartAsync(TimerRuns.Slow, EveryFiveMinutes))
        {
            first.Probe.Release();
            await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        }

        time.SetUtcNow(Noon.AddMinutes(32));
        await using var second = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);
        second.Probe.Release();

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(35)));
        second.Probe.Calls.ShouldBe(["past due"]);
    }

    [Fact]
    public async Task A_host_that_starts_again_in_time_has_missed_nothing()
    {
        await using (await StartAsync(TimerRuns.Slow, EveryFiveMinutes))
        {
            await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        }

        time.SetUtcNow(Noon.AddMinutes(4));
        await using var second = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        second.Probe.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_schedule_counts_from_the_last_run_of_the_old_one()
    {
        await using (await StartAsync(TimerRuns.PastDue, "0 0 0 1 1 *"))
        {
            await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(1).AddDays(1)));
        }

        await using var second = await StartAsync(TimerRuns.PastDue, "0 30 12 * * *");

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(30)));
        second.Probe.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unreadable_status_is_as_good_as_none()
    {
        Directory.CreateDirectory(folder.In("data/timers"));
        folder.Write("data/timers/RollUp.json", "{");

        await using var host = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        host.Probe.Calls.ShouldBeEmpty();
        host.Logs.Lines.ShouldContain(line => line.Contains("RollUp.json"));
    }

    [Fact]
    public async Task A_timer_whose_status_cannot_be_written_goes_on()
    {
        folder.Write("data", "a file where the folder should be");
        await using var host = await StartAsync(TimerRuns.PastDue, EveryFiveMinutes);

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        time.SetUtcNow(Noon.AddMinutes(5));
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(10)));

        host.Probe.Calls.ShouldBe(["on time"]);
        host.Logs.Lines.ShouldContain(line => line.Contains("is not written") && line.Contains("RollUp.json"));
    }

    [Fact]
    public async Task A_timer_that_asks_for_it_runs_at_the_start_too()
    {
        await using var host = await StartAsync(TimerRuns.PastDue, "0 0 0 * * *", runOnStartup: true);

        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddHours(12)));
        host.Probe.Calls.ShouldBe(["on time"]);
    }

    [Theory]
    [InlineData("0 0 * * * *", false, 59)]
    [InlineData("* * * * * *", true, 1.0 / 60)]
    public async Task A_schedule_that_is_not_monitored_has_no_status(string schedule, bool useMonitor, double minutes)
    {
        await using var host = await StartAsync(TimerRuns.Status, schedule, useMonitor: useMonitor);
        var due = time.GetUtcNow().AddMinutes(minutes);

        await Eventually.BeTrueAsync(() => time.IsAwaited(due));
        time.SetUtcNow(due);

        await Eventually.BeTrueAsync(() => host.Probe.Calls.Contains("no status"));
        Directory.Exists(folder.In("data/timers")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stopping_host_waits_for_a_running_timer()
    {
        await using var host = await StartAsync(TimerRuns.Slow, EveryFiveMinutes);
        await Eventually.BeTrueAsync(() => time.IsAwaited(Noon.AddMinutes(5)));
        time.SetUtcNow(Noon.AddMinutes(5));
        await Eventually.BeTrueAsync(() => host.Probe.Running == 1);

        var stopping = host.StopAsync();
        await Eventually.BeTrueAsync(() => host.Logs.Lines.Any(line => line.Contains("Stopping")));
        stopping.IsCompleted.ShouldBeFalse();
        host.Probe.Release();
        await stopping;

        host.Probe.Completed.ShouldBe(1);
    }

    private Task<TestHost> StartAsync(
        FakeRunner.Run run, string schedule, TimeProvider? clock = null, bool useMonitor = true, bool runOnStartup = false) =>
        TestHost.StartAsync(
            [Described.Timer("%Schedule%", useMonitor: useMonitor, runOnStartup: runOnStartup)],
            run,
            [("Schedule", schedule)],
            clock ?? time,
            folder);
}
