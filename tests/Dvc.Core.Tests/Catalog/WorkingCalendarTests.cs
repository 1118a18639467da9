using Dvc.Core.Catalog;
using NodaTime;

namespace Dvc.Core.Tests.Catalog;

public sealed class WorkingCalendarTests
{
    // Tết 2026 (16 to 20 February), the make-up day of Giỗ Tổ, and the swap around 30 April 2025.
    private static readonly WorkingCalendar Calendar = new(
    [
        .. Enumerable.Range(16, 5).Select(day => new CalendarDay(new LocalDate(2026, 2, day), CalendarDayKind.Holiday, "Tết", "test")),
        new CalendarDay(new LocalDate(2026, 4, 27), CalendarDayKind.MakeUpOff, "Giỗ Tổ", "test"),
        new CalendarDay(new LocalDate(2025, 4, 26), CalendarDayKind.SwappedWork, "Làm bù", "test"),
        new CalendarDay(new LocalDate(2025, 4, 30), CalendarDayKind.Holiday, "30/4", "test"),
        new CalendarDay(new LocalDate(2025, 5, 1), CalendarDayKind.Holiday, "1/5", "test"),
        new CalendarDay(new LocalDate(2025, 5, 2), CalendarDayKind.SwappedOff, "Hoán đổi", "test"),
    ]);

    [Theory]
    [InlineData("2026-11-23", 1, "2026-11-24")] // The day of receipt is not counted.
    [InlineData("2026-11-20", 1, "2026-11-23")] // Friday: past the weekend.
    [InlineData("2026-11-21", 1, "2026-11-23")] // Received on a Saturday.
    [InlineData("2026-11-23", 5, "2026-11-30")]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    [InlineData("2026-11-22", 0, "2026-11-23")] // A term that ends on a rest day ends with the next working day.
    [InlineData("2026-02-13", 1, "2026-02-23")] // The Friday before Tết.
    [InlineData("2026-02-12", 3, "2026-02-24")]
    [InlineData("2026-02-18", 0, "2026-02-23")]
    [InlineData("2026-04-24", 1, "2026-04-28")] // The make-up day is off too.
    [InlineData("2025-04-25", 1, "2025-04-26")] // The swapped Saturday is worked ...
    [InlineData("2025-04-29", 1, "2025-05-05")] // ... and the Friday it was swapped for is not.
    [InlineData("2026-11-23", 0.5, "2026-11-24")] // Half a day ends with the next working day ...
    [InlineData("2026-11-20", 1.5, "2026-11-24")] // ... also after a whole one.
    public void A_term_ends(string receivedOn, double days, string dueOn) => Calendar.DueOn(Clock.Day(receivedOn), (decimal)days).ShouldBe(Clock.Day(dueOn));

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-23", "2026-11-22", 0)]
    [InlineData("2026-11-20", "2026-11-23", 1)]
    [InlineData("2026-02-13", "2026-02-23", 1)]
    [InlineData("2025-04-25", "2025-05-05", 4)] // Saturday 26, Monday 28, Tuesday 29, Monday 5 May.
    public void Working_days_are_counted(string from, string to, int days) =>
        Calendar.DaysBetween(Clock.Day(from), Clock.Day(to)).ShouldBe(days);

    [Fact]
    public void It_is_known_up_to_the_end_of_its_last_year_and_short_from_1_December_on_where_the_next_one_is_missing()
    {
        Calendar.KnownUpTo.ShouldBe(Clock.Day("2026-12-31"));
        (Calendar.Knows(Clock.Day("2025-01-01")), Calendar.Knows(Clock.Day("2027-01-01")), Calendar.Knows(Clock.Day("2024-12-31"))).ShouldBe((true, false, false));
        (Calendar.IsShortOn(Clock.Day("2026-11-30")), Calendar.IsShortOn(Clock.Day("2026-12-01")), Calendar.IsShortOn(Clock.Day("2027-02-01"))).ShouldBe((false, true, true));

        var empty = new WorkingCalendar([]);
        empty.KnownUpTo.ShouldBeNull();
        empty.IsShortOn(Clock.Day("2026-06-01")).ShouldBeTrue();
    }

    [Fact]
    public void A_due_date_is_a_working_day_as_many_working_days_later_on_every_day_of_two_years()
    {
        for (var day = new LocalDate(2025, 1, 1); day < new LocalDate(2027, 1, 1); day = day.PlusDays(1))
        {
            foreach (var term in new[] { 1, 2, 7, 30 })
            {
                var dueOn = Calendar.DueOn(day, term);
                Calendar.IsWorkingDay(dueOn).ShouldBeTrue();
                Calendar.DaysBetween(day, dueOn).ShouldBe(term);
                Calendar.DaysBetween(day, dueOn.PlusDays(-1)).ShouldBe(term - 1);
            }
        }
    }
}
