using Dvc.Functions.Health;
using Dvc.Storage.RollUp;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Dvc.Functions.Tests.Health;

public sealed class RollUpProgressTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 6, 22, 1, 40);

    [Theory]
    [InlineData(0)]
    [InlineData(240)]
    public void A_run_shows_how_far_it_is(int seconds) =>
        After(seconds).ShouldBe(new RollUpProgressPart("2026-06-22T08:40:00+07:00", 12_000, 3_000));

    [Fact]
    public void A_run_that_died_shows_no_longer_than_a_run_may_last() => After(241).ShouldBeNull();

    [Fact]
    public void Where_no_run_tells_anything_none_is_shown() =>
        RollUpProgressPart.Of(new RollUpState(Start, Progress: null), new FakeTimeProvider()).ShouldBeNull();

    private static RollUpProgressPart? After(int seconds) => RollUpProgressPart.Of(
        new RollUpState(FinishedAt: null, new RollUpProgress(Start, Start, 12_000, 3_000)),
        new FakeTimeProvider((Start + Duration.FromSeconds(seconds)).ToDateTimeOffset()));
}
