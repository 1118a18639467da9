using NodaTime;

namespace Dvc.Core.Tests;

public sealed class VietnamTimeTests
{
    [Theory]
    [InlineData(2026, 11, 21, 16, 59, "2026-11-21")]
    [InlineData(2026, 11, 21, 17, 0, "2026-11-22")]
    [InlineData(2026, 12, 31, 17, 0, "2027-01-01")]
    [InlineData(2024, 2, 28, 17, 0, "2024-02-29")]
    public void The_day_begins_at_17_00_UTC(int year, int month, int day, int hour, int minute, string date) =>
        Instant.FromUtc(year, month, day, hour, minute).DateInVietnam().ShouldBe(Clock.Day(date));

    [Fact]
    public void Every_day_from_2000_to_2100_starts_at_that_instant()
    {
        for (var day = new LocalDate(2000, 1, 1); day.Year <= 2100; day = day.PlusDays(1))
        {
            var start = day.StartInVietnam();

            start.ShouldBe(Clock.At(day, LocalTime.Midnight));
            start.DateInVietnam().ShouldBe(day);
            (start - Duration.Epsilon).DateInVietnam().ShouldBe(day.PlusDays(-1));
        }
    }
}
