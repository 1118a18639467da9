using Dvc.Functions.Health;
using NodaTime;

namespace Dvc.Functions.Tests.Health;

public sealed class RollUpWatchTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 1, 0);

    /// <summary>A home that is marked anew every minute has no old mark, however long nobody rolls up.</summary>
    [Fact]
    public void It_remembers_since_when_nothing_was_rolled_up_though_something_waits()
    {
        var watch = new RollUpWatch();
        watch.StalledSince(isPending: true, finishedAt: null, Start).ShouldBe(Start);
        watch.StalledSince(isPending: true, finishedAt: null, Start + Duration.FromMinutes(20)).ShouldBe(Start);
    }

    [Fact]
    public void A_roll_up_that_ended_or_nothing_that_waits_begins_anew()
    {
        var (watch, later) = (new RollUpWatch(), Start + Duration.FromMinutes(20));
        watch.StalledSince(isPending: true, finishedAt: null, Start);
        watch.StalledSince(isPending: true, finishedAt: later, later).ShouldBe(later);
        watch.StalledSince(isPending: false, finishedAt: later, later).ShouldBeNull();
        watch.StalledSince(isPending: true, finishedAt: later, later + Duration.FromHours(9)).ShouldBe(later + Duration.FromHours(9));
    }
}
