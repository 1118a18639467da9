using Dvc.Core.Catalog;
using Dvc.Functions.Catalog;
using Dvc.Testing;

namespace Dvc.Functions.Tests.Catalog;

/// <summary>The working calendar that Dvc begins with, by what the documents say.</summary>
public sealed class SeedCalendarTests
{
    private static readonly IReadOnlyList<CalendarDay> Days = ReadSeed();

    private static readonly WorkingCalendar Calendar = new(Days);

    [Theory]
    [InlineData("2026-08-28", "2026-09-03", 1)] // 31 August is off, 1 and 2 September are National Day.
    [InlineData("2026-08-21", "2026-08-24", 2)] // Saturday 22 August is worked for it.
    [InlineData("2026-11-20", "2026-11-30", 5)] // 24 November is one day off, without a swap.
    [InlineData("2027-02-03", "2027-02-11", 1)] // Tết is 4 to 10 February.
    [InlineData("2027-09-01", "2027-09-06", 1)] // National Day is 2 to 5 September.
    [InlineData("2027-04-15", "2027-04-19", 1)] // Giỗ Tổ, a Friday.
    [InlineData("2027-04-29", "2027-05-04", 1)] // 1 May is a Saturday, made up for on Monday.
    [InlineData("2026-12-31", "2027-01-04", 1)]
    [InlineData("2027-11-23", "2027-11-25", 1)]
    public void Working_days_are_counted(string from, string to, int days) =>
        Calendar.DaysBetween(Clock.Day(from), Clock.Day(to)).ShouldBe(days);

    [Fact]
    public void A_term_of_five_days_from_26_August_2026_ends_on_7_September() =>
        Calendar.DueOn(Clock.Day("2026-08-26"), 5).ShouldBe(Clock.Day("2026-09-07"));

    [Fact]
    public void It_is_known_to_the_end_of_2027() => Calendar.KnownUpTo.ShouldBe(Clock.Day("2027-12-31"));

    // 12 of the law, and where they fall on rest days as many more.
    [Theory]
    [InlineData(2026, 14, 1)]
    [InlineData(2027, 15, 0)]
    public void A_year_has_its_days_off_and_its_days_worked(int year, int off, int worked)
    {
        var days = Days.Where(day => day.Date.Year == year).ToLookup(day => Calendar.IsWorkingDay(day.Date));

        (days[false].Count(), days[true].Count()).ShouldBe((off, worked));
    }

    [Fact]
    public void Every_day_of_2027_is_to_be_verified_as_its_source_is_a_secondary_one() =>
        Days.Where(day => day.Date.Year == 2027).ShouldAllBe(day => day.Document.Contains("10065/VPCP-KGVX") && day.Document.Contains("to be verified"));

    private static IReadOnlyList<CalendarDay> ReadSeed()
    {
        using var file = typeof(CatalogSeed).Assembly.GetManifestResourceStream("Seed/calendar.csv")!;
        using var content = new MemoryStream();
        file.CopyTo(content);
        return [.. CatalogForm.ReadCsv(content.ToArray(), CatalogLists.Calendar.Columns).Select(texts => CatalogLists.Calendar.Read(new EntryFields(texts)))];
    }
}
