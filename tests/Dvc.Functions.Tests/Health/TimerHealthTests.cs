using System.Globalization;
using Dvc.Functions.Health;
using Dvc.Storage.Timers;
using NodaTime;

namespace Dvc.Functions.Tests.Health;

/// <summary>A timer that is to run every five minutes, told at 01:40 UTC.</summary>
public sealed class TimerHealthTests
{
    [Fact]
    public void One_that_ran_waits_for_its_next_moment()
    {
        var timer = Timer(At("01:35:04"), started: At("01:35:00"));

        timer.ShouldBe(new TimerHealth(
            "RollUp", "0 */5 * * * *", "2026-06-22T08:45:00+07:00", "2026-06-22T08:35:04+07:00", IsRunning: false, HasFailed: false, IsLate: false));
    }

    [Theory]
    [InlineData("01:34:59", false)] // It was due at 01:35.
    [InlineData("01:29:59", true)] // It was due at 01:30.
    public void One_is_late_five_minutes_after_its_moment(string ended, bool isLate) => Timer(At(ended)).IsLate.ShouldBe(isLate);

    [Theory]
    [InlineData("01:34:00", false)]
    [InlineData("01:20:00", true)]
    public void One_that_never_ran_is_late_reckoned_from_when_it_was_first_expected(string since, bool isLate) =>
        Timer(ended: null, since: At(since)).IsLate.ShouldBe(isLate);

    [Fact]
    public void One_whose_schedule_is_new_is_reckoned_from_then() => Timer(At("00:00:00"), since: At("01:36:00")).IsLate.ShouldBeFalse();

    [Fact]
    public void One_that_nothing_is_known_of_is_not_late() => Of(TimerState.Unknown).IsLate.ShouldBeFalse();

    [Theory]
    [InlineData("01:31:00", true)]
    [InlineData("01:29:00", false)]
    public void One_that_is_under_way_is_not_late_for_as_long_as_a_run_may_take(string started, bool isRunning)
    {
        var timer = Timer(At("01:20:00"), started: At(started));

        timer.IsRunning.ShouldBe(isRunning);
        timer.IsLate.ShouldBe(!isRunning);
    }

    [Theory]
    [InlineData("01:40:00", false)]
    [InlineData("01:34:00", false)]
    [InlineData("01:29:00", true)]
    public void One_that_runs_only_where_there_is_something_to_do_is_late_only_then(string idleUntil, bool isLate)
    {
        var state = new TimerState("0 */5 * * * *", At("00:00:00"), StartedAt: null, At("00:30:00"), HasFailed: false);

        TimerHealth.Of("RollUp", "0 */5 * * * *", state, At(idleUntil), At("01:40:00")).IsLate.ShouldBe(isLate);
    }

    [Fact]
    public void One_whose_run_failed_says_so() =>
        Of(new TimerState("0 */5 * * * *", At("00:00:00"), At("01:35:00"), At("01:35:04"), HasFailed: true)).HasFailed.ShouldBeTrue();

    [Fact]
    public void A_failure_is_over_once_nothing_is_left_to_do()
    {
        var state = new TimerState("0 */5 * * * *", At("00:00:00"), At("01:35:00"), At("01:35:04"), HasFailed: true);

        TimerHealth.Of("RollUp", "0 */5 * * * *", state, idleUntil: At("01:34:00"), At("01:40:00")).HasFailed.ShouldBeTrue();
        TimerHealth.Of("RollUp", "0 */5 * * * *", state, idleUntil: At("01:40:00"), At("01:40:00")).HasFailed.ShouldBeFalse();
    }

    private static TimerHealth Timer(Instant? ended, Instant? started = null, Instant? since = null) =>
        Of(new TimerState("0 */5 * * * *", since ?? At("00:00:00"), started, ended, HasFailed: false));

    private static TimerHealth Of(TimerState state) => TimerHealth.Of("RollUp", "0 */5 * * * *", state, idleUntil: null, At("01:40:00"));

    private static Instant At(string time) => Instant.FromDateTimeOffset(DateTimeOffset.Parse($"2026-06-22T{time}Z", CultureInfo.InvariantCulture));
}
