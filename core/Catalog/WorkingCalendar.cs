using System.Collections.Frozen;
using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>
/// Which days are worked: Monday to Friday, but for the days of the calendar. Terms are counted as the Civil Code
/// 91/2015/QH13 says: the first day is not counted (article 147, clause 2), and a term that ends on a rest day ends with
/// the next working day (article 148, clause 5).
/// </summary>
/// <param name="days">The days that are not what their weekday makes them; at most one a date.</param>
public sealed class WorkingCalendar(IEnumerable<CalendarDay> days)
{
    private readonly FrozenDictionary<LocalDate, CalendarDayKind> kinds = days.ToFrozenDictionary(day => day.Date, day => day.Kind);
    private readonly FrozenSet<int> years = days.Select(day => day.Date.Year).ToFrozenSet();

    /// <summary>Whether <paramref name="day"/> is worked.</summary>
    public bool IsWorkingDay(LocalDate day) => kinds.TryGetValue(day, out var kind)
        ? kind == CalendarDayKind.SwappedWork
        : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary><paramref name="day"/> where it is worked, else the next day that is.</summary>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>The last day of the last year that is known; null where none is.</summary>
    public LocalDate? KnownUpTo => years.Count == 0 ? null : new LocalDate(years.Max(), 12, 31);

    /// <summary>Whether the calendar has days of the year of <paramref name="day"/>: each year has holidays, so else they are not known yet.</summary>
    public bool Knows(LocalDate day) => years.Contains(day.Year);

    /// <summary>Whether the year of <paramref name="today"/> is not known, or from 1 December on the next one.</summary>
    public bool IsShortOn(LocalDate today) => !Knows(today) || !Knows(today.PlusMonths(1));

    /// <summary>
    /// The last day of a term that begins with <paramref name="startOn"/>, which is not counted. A term of none ends on the
    /// day itself, or on the next that is worked; half a day ends with the next working day.
    /// </summary>
    /// <param name="startOn">The day on which the term begins.</param>
    /// <param name="workingDays">The term in working days.</param>
    public LocalDate DueOn(LocalDate startOn, decimal workingDays)
    {
        var day = workingDays == 0 ? OnOrAfter(startOn) : startOn;
        for (var counted = 0; counted < workingDays; counted++)
        {
            day = OnOrAfter(day.PlusDays(1));
        }

        return day;
    }

    /// <summary>The working days after <paramref name="start"/> up to and including <paramref name="end"/>; none where that is not later.</summary>
    public int DaysBetween(LocalDate start, LocalDate end)
    {
        var count = 0;
        for (var day = start.PlusDays(1); day <= end; day = day.PlusDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }
}
