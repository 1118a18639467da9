using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Calendars;

namespace Dvc.Core.Periods;

/// <summary>A named span of days: a day, an ISO week, a month, a quarter, a year, or an official reporting period.</summary>
/// <param name="Grain">The kind of period.</param>
/// <param name="Id">The name within its kind, as in <see cref="PeriodGrain"/>.</param>
/// <param name="Days">The first and the last day, both inclusive.</param>
public sealed partial record Period(PeriodGrain Grain, string Id, DateInterval Days)
{
    /// <summary>The first day.</summary>
    public LocalDate Start => Days.Start;

    /// <summary>The last day.</summary>
    public LocalDate End => Days.End;

    /// <summary>The period directly before.</summary>
    public Period Previous => Grain == PeriodGrain.ReportingNineMonths ? ReportingNineMonths(End.Year - 1) : Containing(Grain, Start.PlusDays(-1));

    /// <summary>The period directly after.</summary>
    public Period Next => Grain == PeriodGrain.ReportingNineMonths ? ReportingNineMonths(End.Year + 1) : Containing(Grain, End.PlusDays(1));

    /// <summary>
    /// The period of the same name a year before; null where that year has none: a week 53, or 29 February.
    /// </summary>
    public Period? YearBefore => TryParse(Grain, Format($"{YearOfId - 1:0000}{Id[4..]}"), out var before) ? before : null;

    /// <summary>Whether its dates are not yet verified against the decree that sets them.</summary>
    public bool IsToBeVerified => Grain is PeriodGrain.ReportingMonth or PeriodGrain.ReportingHalfYear or PeriodGrain.ReportingNineMonths;

    /// <summary>Whether it is an official reporting period, which runs from the 15th to the 14th.</summary>
    public bool IsReporting => IsToBeVerified || Grain is PeriodGrain.ReportingQuarter or PeriodGrain.ReportingYear;

    private int YearOfId => int.Parse(Id.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>
    /// The period of a kind that <paramref name="day"/> lies in; of nine months those of the reporting year that it lies in,
    /// which are over after 14 September.
    /// </summary>
    public static Period Containing(PeriodGrain grain, LocalDate day) => grain switch
    {
        PeriodGrain.Day => new(grain, Format($"{day:uuuu-MM-dd}"), new DateInterval(day, day)),
        PeriodGrain.Week => Week(WeekYearRules.Iso.GetWeekYear(day), WeekYearRules.Iso.GetWeekOfWeekYear(day)),
        PeriodGrain.Month => Month(day.Year, day.Month),
        PeriodGrain.Quarter => Quarter(day.Year, QuarterOf(day)),
        PeriodGrain.Year => Year(day.Year),
        PeriodGrain.ReportingQuarter => ReportingQuarter(ReportingDay(day).Year, QuarterOf(ReportingDay(day))),
        PeriodGrain.ReportingYear => ReportingYear(ReportingDay(day).Year),
        PeriodGrain.ReportingMonth => ReportingMonth(ReportingDay(day).Year, ReportingDay(day).Month),
        PeriodGrain.ReportingHalfYear => ReportingHalfYear(ReportingDay(day).Year, ReportingDay(day).Month <= 6 ? 1 : 2),
        PeriodGrain.ReportingNineMonths => ReportingNineMonths(ReportingDay(day).Year),
        _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, "Not a kind of period."),
    };

    /// <summary>Reads a period's name, such as <c>2026-W47</c> for a week. A week 53 that its year does not have is none.</summary>
    public static bool TryParse(PeriodGrain grain, string id, [NotNullWhen(true)] out Period? period)
    {
        var match = Form().Match(id);
        var year = Number(match, "year");
        var part = Number(match, "part");
        var day = Number(match, "day");
        var candidate = !match.Success ? null : grain switch
        {
            PeriodGrain.Day when IsDay(year, part, day) => Containing(grain, new LocalDate(year, part, day)),
            PeriodGrain.Week when part >= 1 && part <= WeekYearRules.Iso.GetWeeksInWeekYear(year) => Week(year, part),
            PeriodGrain.Month when part is >= 1 and <= 12 => Month(year, part),
            PeriodGrain.Quarter when part is >= 1 and <= 4 => Quarter(year, part),
            PeriodGrain.Year => Year(year),
            PeriodGrain.ReportingQuarter when part is >= 1 and <= 4 => ReportingQuarter(year, part),
            PeriodGrain.ReportingYear => ReportingYear(year),
            PeriodGrain.ReportingMonth when part is >= 1 and <= 12 => ReportingMonth(year, part),
            PeriodGrain.ReportingHalfYear when part is 1 or 2 => ReportingHalfYear(year, part),
            PeriodGrain.ReportingNineMonths => ReportingNineMonths(year),
            _ => null,
        };

        // The form is loose, the period's own name is not.
        period = candidate?.Id == id ? candidate : null;
        return period is not null;
    }

    /// <summary>The period of any kind that has this name, which no two kinds share; null where there is none.</summary>
    public static Period? Find(string id) =>
        Enum.GetValues<PeriodGrain>().Select(grain => TryParse(grain, id, out var period) ? period : null).FirstOrDefault(period => period is not null);

    private static Period Week(int weekYear, int week)
    {
        var monday = WeekYearRules.Iso.GetLocalDate(weekYear, week, IsoDayOfWeek.Monday);
        return new(PeriodGrain.Week, Format($"{weekYear:0000}-W{week:00}"), new DateInterval(monday, monday.PlusDays(6)));
    }

    private static Period Month(int year, int month) =>
        new(PeriodGrain.Month, Format($"{year:0000}-{month:00}"), Months(year, month, 1));

    private static Period Quarter(int year, int quarter) =>
        new(PeriodGrain.Quarter, Format($"{year:0000}-Q{quarter}"), Months(year, FirstMonth(quarter), 3));

    private static Period Year(int year) =>
        new(PeriodGrain.Year, Format($"{year:0000}"), Months(year, 1, 12));

    private static Period ReportingQuarter(int year, int quarter) =>
        new(PeriodGrain.ReportingQuarter, Format($"{year:0000}-RQ{quarter}"), Reporting(Months(year, FirstMonth(quarter), 3)));

    private static Period ReportingYear(int year) =>
        new(PeriodGrain.ReportingYear, Format($"{year:0000}-RY"), Reporting(Months(year, 1, 12)));

    private static Period ReportingMonth(int year, int month) =>
        new(PeriodGrain.ReportingMonth, Format($"{year:0000}-RM{month:00}"), Reporting(Months(year, month, 1)));

    private static Period ReportingHalfYear(int year, int half) =>
        new(PeriodGrain.ReportingHalfYear, Format($"{year:0000}-RH{half}"), Reporting(Months(year, (half * 6) - 5, 6)));

    private static Period ReportingNineMonths(int year) =>
        new(PeriodGrain.ReportingNineMonths, Format($"{year:0000}-RN"), Reporting(Months(year, 1, 9)));

    private static DateInterval Months(int year, int month, int count)
    {
        var first = new LocalDate(year, month, 1);
        return new DateInterval(first, first.PlusMonths(count).PlusDays(-1));
    }

    // From the 15th of the month before to the 14th of the last month.
    private static DateInterval Reporting(DateInterval calendar) => new(
        calendar.Start.PlusMonths(-1).PlusDays(14),
        new LocalDate(calendar.End.Year, calendar.End.Month, 14));

    // A day of the calendar quarter or year whose reporting period the given day belongs to.
    private static LocalDate ReportingDay(LocalDate day) =>
        day.Day < 15 ? day : new LocalDate(day.Year, day.Month, 1).PlusMonths(1);

    private static int QuarterOf(LocalDate day) => ((day.Month - 1) / 3) + 1;

    private static int FirstMonth(int quarter) => ((quarter - 1) * 3) + 1;

    private static bool IsDay(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Years 1900 to 2199: every year that a counted day can have, with room before and after.
    [GeneratedRegex(@"^(?<year>(19|20|21)[0-9]{2})(-[A-Z]{0,2}(?<part>[0-9]{0,2})(-(?<day>[0-9]{2}))?)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
