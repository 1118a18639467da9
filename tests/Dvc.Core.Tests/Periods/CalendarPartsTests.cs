using Dvc.Core.Periods;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Core.Tests.Periods;

public sealed class CalendarPartsTests
{
    private static readonly Gen<DateInterval> SomeSpan =
        from start in Gen.Choose(0, 1500)
        from days in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 1500))
        let first = new LocalDate(2023, 6, 1).PlusDays(start)
        select new DateInterval(first, first.PlusDays(days - 1));

    [Fact]
    public void Parts_tile_the_span_exactly() =>
        Property.Holds(SomeSpan, span =>
        {
            var parts = CalendarParts.Of(span);
            var days = parts.Years.Concat(parts.Months).Concat(parts.Days).SelectMany(part => part.Days).Order();
            days.ShouldBe(span);
        });

    [Fact]
    public void Parts_are_of_the_kind_they_are_listed_as_and_in_order() =>
        Property.Holds(SomeSpan, span =>
        {
            var parts = CalendarParts.Of(span);
            parts.Years.All(part => part.Grain == PeriodGrain.Year).ShouldBeTrue();
            parts.Months.All(part => part.Grain == PeriodGrain.Month).ShouldBeTrue();
            parts.Days.All(part => part.Grain == PeriodGrain.Day).ShouldBeTrue();
            foreach (var list in new[] { parts.Years, parts.Months, parts.Days })
            {
                list.Select(part => part.Start).ShouldBeInOrder();
            }
        });

    [Fact]
    public void Nothing_is_summed_from_days_that_a_month_or_from_months_that_a_year_would_give() =>
        Property.Holds(SomeSpan, span =>
        {
            var parts = CalendarParts.Of(span);
            parts.Months.Any(month => span.Contains(Whole(PeriodGrain.Year, month))).ShouldBeFalse();
            parts.Days.Any(day => span.Contains(Whole(PeriodGrain.Month, day))).ShouldBeFalse();
        });

    [Theory]
    [InlineData("2026-11-22", "2026-11-22", "| | 2026-11-22")]
    [InlineData("2026-11-01", "2026-11-30", "| 2026-11 |")]
    [InlineData("2026-01-01", "2026-12-31", "2026 | |")]
    [InlineData("2025-12-31", "2027-02-01", "2026 | 2027-01 | 2025-12-31 2027-02-01")]
    [InlineData("2024-02-01", "2024-02-28", "| | 28 days")]
    [InlineData("2024-02-01", "2024-03-01", "| 2024-02 | 2024-03-01")]
    [InlineData("2025-12-15", "2026-03-14", "| 2026-01 2026-02 | 31 days")]
    public void For_example(string start, string end, string expected)
    {
        var parts = CalendarParts.Of(Clock.Days(start, end));

        var days = parts.Days.Count > 2 ? $"{parts.Days.Count} days" : Names(parts.Days);
        $"{Names(parts.Years)} | {Names(parts.Months)} | {days}".Trim().Replace("  ", " ", StringComparison.Ordinal).ShouldBe(expected);
    }

    private static string Names(IEnumerable<Period> parts) => string.Join(' ', parts.Select(part => part.Id));

    private static DateInterval Whole(PeriodGrain grain, Period part) => Period.Containing(grain, part.Start).Days;
}
