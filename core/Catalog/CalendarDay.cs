using NodaTime;

namespace Dvc.Core.Catalog;

/// <summary>A day of the working calendar that is not what its weekday makes it.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called, in Vietnamese.</param>
/// <param name="Document">The document that set it.</param>
public sealed record CalendarDay(LocalDate Date, CalendarDayKind Kind, string Name, string Document);
