using System.Globalization;
using Dvc.Core.Periods;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Core.Tests.Periods;

public sealed class PeriodTests
{
    private static readonly DateInterval Century = Clock.Days("2000-01-01", "2099-12-31");

    public static TheoryData<PeriodGrain> Grains => [.. Enum.GetValues<PeriodGrain>()];

    // Nine months leave the last quarter out.
    public static TheoryData<PeriodGrain> GrainsWithoutGaps => [.. Enum.GetValues<PeriodGrain>().Except([PeriodGrain.ReportingNineMonths])];

    [Fact]
    public void Weeks_are_those_of_ISO_8601()
    {
        foreach (var day in Century)
        {
            var date = day.ToDateTimeUnspecified();
            var (year, week) = (ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
            var period = Period.Containing(PeriodGrain.Week, day);

            period.Id.ShouldBe(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}"));
            period.Start.ToDateTimeUnspecified().ShouldBe(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            period.End.ToDateTimeUnspecified().ShouldBe(ISOWeek.ToDateTime(year, week, DayOfWeek.Sunday));
        }
    }

    [Theory]
    [MemberData(nameof(GrainsWithoutGaps))]
    public void Every_day_lies_in_exactly_one_period(PeriodGrain grain)
    {
        var period = Period.Containing(grain, Century.Start);
        foreach (var day in Century)
        {
            // A new period begins the day after the last one ended, and not before.
            period = day > period.End ? Period.Containing(grain, day) : period;

            Period.Containing(grain, day).ShouldBe(period);
            period.Days.Contains(day).ShouldBeTrue();
            (day == period.Start || period.Days.Contains(day.PlusDays(-1))).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(GrainsWithoutGaps))]
    public void Neighbours_touch_and_lead_back(PeriodGrain grain)
    {
        for (var period = Period.Containing(grain, Century.Start); period.Start <= Century.End; period = period.Next)
        {
            period.Next.Start.ShouldBe(period.End.PlusDays(1));
            period.Previous.End.ShouldBe(period.Start.PlusDays(-1));
            period.Next.Previous.ShouldBe(period);
            period.Previous.Next.ShouldBe(period);
        }
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Names_are_unique_and_read_back(PeriodGrain grain)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var period = Period.Containing(grain, Century.Start); period.Start <= Century.End; period = period.Next)
        {
            names.Add(period.Id).ShouldBeTrue();
            Period.TryParse(grain, period.Id, out var read).ShouldBeTrue();
            read.ShouldBe(period);
        }
    }

    [Theory]
    [InlineData(PeriodGrain.Day, "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData(PeriodGrain.Day, "2024-02-29", "2024-02-29", "2024-02-29")]
    [InlineData(PeriodGrain.Week, "2026-W47", "2026-11-16", "2026-11-22")]
    [InlineData(PeriodGrain.Week, "2022-W26", "2022-06-27", "2022-07-03")]
    [InlineData(PeriodGrain.Week, "2026-W01", "2025-12-29", "2026-01-04")]
    [InlineData(PeriodGrain.Week, "2026-W53", "2026-12-28", "2027-01-03")]
    [InlineData(PeriodGrain.Month, "2026-11", "2026-11-01", "2026-11-30")]
    [InlineData(PeriodGrain.Month, "2024-02", "2024-02-01", "2024-02-29")]
    [InlineData(PeriodGrain.Quarter, "2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData(PeriodGrain.Year, "2026", "2026-01-01", "2026-12-31")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ1", "2025-12-15", "2026-03-14")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ2", "2026-03-15", "2026-06-14")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ3", "2026-06-15", "2026-09-14")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ4", "2026-09-15", "2026-12-14")]
    [InlineData(PeriodGrain.ReportingYear, "2026-RY", "2025-12-15", "2026-12-14")]
    [InlineData(PeriodGrain.ReportingMonth, "2026-RM01", "2025-12-15", "2026-01-14")]
    [InlineData(PeriodGrain.ReportingMonth, "2026-RM11", "2026-10-15", "2026-11-14")]
    [InlineData(PeriodGrain.ReportingHalfYear, "2026-RH1", "2025-12-15", "2026-06-14")]
    [InlineData(PeriodGrain.ReportingHalfYear, "2026-RH2", "2026-06-15", "2026-12-14")]
    [InlineData(PeriodGrain.ReportingNineMonths, "2026-RN", "2025-12-15", "2026-09-14")]
    public void A_name_stands_for_these_days(PeriodGrain grain, string id, string start, string end)
    {
        Period.TryParse(grain, id, out var period).ShouldBeTrue();

        period.ShouldBe(new Period(grain, id, Clock.Days(start, end)));
        (period.Start, period.End).ShouldBe((Clock.Day(start), Clock.Day(end)));
    }

    [Theory]
    [InlineData(PeriodGrain.Week, "2025-W53")]
    [InlineData(PeriodGrain.Week, "2027-W53")]
    [InlineData(PeriodGrain.Week, "2026-W54")]
    [InlineData(PeriodGrain.Week, "2026-W00")]
    [InlineData(PeriodGrain.Week, "2026-W7")]
    [InlineData(PeriodGrain.Week, "2026-w47")]
    [InlineData(PeriodGrain.Week, "2026W47")]
    [InlineData(PeriodGrain.Week, "2026-47")]
    [InlineData(PeriodGrain.Week, "2026-W47\n")]
    [InlineData(PeriodGrain.Month, "2026-13")]
    [InlineData(PeriodGrain.Month, "2026-00")]
    [InlineData(PeriodGrain.Month, "2026-1")]
    [InlineData(PeriodGrain.Month, "2026-011")]
    [InlineData(PeriodGrain.Month, "2026-11-22")]
    [InlineData(PeriodGrain.Day, "2026-02-30")]
    [InlineData(PeriodGrain.Day, "2026-02-29")]
    [InlineData(PeriodGrain.Day, "2026-13-01")]
    [InlineData(PeriodGrain.Day, "2026-00-10")]
    [InlineData(PeriodGrain.Day, "2026-11-00")]
    [InlineData(PeriodGrain.Day, "2026-11-22\n")]
    [InlineData(PeriodGrain.Day, "2026-11-22T00:00:00+07:00")]
    [InlineData(PeriodGrain.Day, "22-11-2026")]
    [InlineData(PeriodGrain.Day, "2026-W47-01")]
    [InlineData(PeriodGrain.Quarter, "2026-Q5")]
    [InlineData(PeriodGrain.Quarter, "2026-Q0")]
    [InlineData(PeriodGrain.Quarter, "2026-Q04")]
    [InlineData(PeriodGrain.Quarter, "2026-RQ4")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-Q4")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ5")]
    [InlineData(PeriodGrain.ReportingYear, "2026")]
    [InlineData(PeriodGrain.ReportingYear, "2026-RY1")]
    [InlineData(PeriodGrain.Year, "2026-RY")]
    [InlineData(PeriodGrain.Year, "2026-")]
    [InlineData(PeriodGrain.Year, "26")]
    [InlineData(PeriodGrain.Year, "02026")]
    [InlineData(PeriodGrain.Year, "1899")]
    [InlineData(PeriodGrain.Year, "2200")]
    [InlineData(PeriodGrain.Year, "९९९९")]
    public void Other_names_are_refused(PeriodGrain grain, string id)
    {
        Period.TryParse(grain, id, out var period).ShouldBeFalse();
        period.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Grains))]
    public void Blanks_and_line_ends_are_refused(PeriodGrain grain)
    {
        var id = Period.Containing(grain, Clock.Day("2026-11-22")).Id;

        foreach (var wrong in new[] { "", " ", "\n", " " + id, id + " ", id + "\n", id + "\0", id + id })
        {
            Period.TryParse(grain, wrong, out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void The_four_reporting_quarters_tile_the_reporting_year()
    {
        for (var year = Period.Containing(PeriodGrain.ReportingYear, Century.Start); year.Start <= Century.End; year = year.Next)
        {
            var first = Period.Containing(PeriodGrain.ReportingQuarter, year.Start);
            var last = first.Next.Next.Next;

            (first.Start, last.End).ShouldBe((year.Start, year.End));
            first.Id.ShouldBe(year.Id.Replace("-RY", "-RQ1", StringComparison.Ordinal));
            last.Id.ShouldBe(year.Id.Replace("-RY", "-RQ4", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(PeriodGrain.Day, "2026-11-24", "2025-11-24")]
    [InlineData(PeriodGrain.Day, "2024-02-29", null)]
    [InlineData(PeriodGrain.Week, "2026-W47", "2025-W47")]
    [InlineData(PeriodGrain.Week, "2026-W53", null)]
    [InlineData(PeriodGrain.Month, "2026-02", "2025-02")]
    [InlineData(PeriodGrain.Quarter, "2026-Q4", "2025-Q4")]
    [InlineData(PeriodGrain.Year, "2026", "2025")]
    [InlineData(PeriodGrain.ReportingQuarter, "2026-RQ1", "2025-RQ1")]
    [InlineData(PeriodGrain.ReportingYear, "2026-RY", "2025-RY")]
    [InlineData(PeriodGrain.ReportingNineMonths, "2026-RN", "2025-RN")]
    public void The_same_period_a_year_before(PeriodGrain grain, string id, string? before)
    {
        Period.TryParse(grain, id, out var period).ShouldBeTrue();
        period.YearBefore?.Id.ShouldBe(before);
        (period.YearBefore is null).ShouldBe(before is null);
    }

    [Fact]
    public void Nine_months_end_before_the_last_quarter_and_follow_each_other_by_the_year()
    {
        var nine = Period.Containing(PeriodGrain.ReportingNineMonths, Clock.Day("2026-10-01"));

        nine.Id.ShouldBe("2026-RN", "the reporting year's, though it is over");
        Period.Containing(PeriodGrain.ReportingNineMonths, Clock.Day("2026-12-15")).Id.ShouldBe("2027-RN");
        (nine.Previous.Id, nine.Next.Id).ShouldBe(("2025-RN", "2027-RN"));
    }
}
