using Dvc.Core.Periods;
using Dvc.Storage.Kpi;
using Dvc.Testing;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Tests.Kpi;

public sealed class SpanPlanTests
{
    [Theory]
    [InlineData("2026-11-16", "2026-11-22", "day|202611 2026-11-01..2026-11-22", "month|2026 2026-01..2026-10", "year 1999..2025")]
    [InlineData("2026-01-01", "2026-12-31", "year 1999..2026")]
    [InlineData("2026-09-15", "2026-12-14", "day|202609 2026-09-01..2026-09-30", "day|202612 2026-12-01..2026-12-14", "month|2026 2026-01..2026-11", "year 1999..2025")]
    [InlineData("1999-01-01", "1999-12-31", "year 1999..1999")]
    public void A_span_and_its_opening_are_whole_years_whole_months_and_days(string from, string to, params string[] reads) =>
        new SpanPlan([Clock.Days(from, to)]).Reads
            .Select(read => $"{read.Partition} {read.First.Id}..{read.Last.Id}")
            .Order(StringComparer.Ordinal)
            .ShouldBe(reads);

    [Fact]
    public void Every_day_is_counted_once_in_the_slot_of_its_span()
    {
        var random = new Random(7);
        var begin = Clock.Day("1999-01-01");
        for (var run = 0; run < 50; run++)
        {
            var first = Clock.Day("2025-06-01").PlusDays(random.Next(600));
            var second = first.PlusDays(1 + random.Next(400));
            var last = second.PlusDays(random.Next(400));
            var plan = new SpanPlan([new(first, second.PlusDays(-1)), new(second, last)]);
            for (var day = Clock.Day("2024-01-01"); day <= last.PlusDays(40); day = day.PlusDays(1))
            {
                int? expected = day > last ? null : day >= second ? 1 : day >= first ? 0 : day >= begin ? SpanPlan.Opening : null;
                PeriodGrain[] grains = [PeriodGrain.Day, PeriodGrain.Month, PeriodGrain.Year];
                var slots = grains.Select(grain => plan.SlotOf(Period.Containing(grain, day))).Where(slot => slot is not null).ToList();
                slots.ShouldBe(expected is null ? [] : [expected], $"{day}");
            }
        }
    }
}
