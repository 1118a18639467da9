using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Tests;

/// <summary>Instants as a clock in Vietnam shows them, by the fixed offset and not by the code under test.</summary>
internal static class Clock
{
    private static readonly Offset Vietnam = Offset.FromHours(7);

    public static Instant At(LocalDate day, LocalTime time) => day.At(time).WithOffset(Vietnam).ToInstant();

    /// <summary>Reads <c>2026-11-05T08:00:00</c>.</summary>
    public static Instant At(string local) =>
        LocalDateTimePattern.ExtendedIso.Parse(local).Value.WithOffset(Vietnam).ToInstant();

    /// <summary>Reads <c>2026-11-05</c>.</summary>
    public static LocalDate Day(string date) => LocalDatePattern.Iso.Parse(date).Value;

    public static DateInterval Days(string start, string end) => new(Day(start), Day(end));
}
