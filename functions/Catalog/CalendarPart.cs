using Dvc.Core.Catalog;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Functions.Catalog;

/// <summary>How far the working calendar reaches.</summary>
/// <param name="KnownUpTo">The last day of its last year; null where the list is empty.</param>
/// <param name="IsShort">Whether this year is missing, or from 1 December on the next one.</param>
public sealed record CalendarPart(string? KnownUpTo, bool IsShort)
{
    internal static CalendarPart Of(WorkingCalendar calendar, LocalDate today) =>
        new(calendar.KnownUpTo is { } day ? LocalDatePattern.Iso.Format(day) : null, calendar.IsShortOn(today));
}
