using NodaTime;

namespace Dvc.Core;

/// <summary>The one time zone of every count: dates are local dates in Asia/Ho_Chi_Minh, from NodaTime's own TZDB.</summary>
public static class VietnamTime
{
    /// <summary>Asia/Ho_Chi_Minh, UTC+07:00 without daylight saving since 1975.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    /// <summary>The present.</summary>
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The present day in Vietnam.</summary>
    public static LocalDate Today(this TimeProvider time) => time.Now().DateInVietnam();

    /// <summary>The date in Vietnam at <paramref name="instant"/>.</summary>
    public static LocalDate DateInVietnam(this Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The days of <paramref name="span"/>, those after <paramref name="today"/> left out; it must have begun.</summary>
    public static DateInterval UpTo(this DateInterval span, LocalDate today) => new(span.Start, LocalDate.Min(span.End, today));

    /// <summary>The first instant of <paramref name="date"/> in Vietnam.</summary>
    public static Instant StartInVietnam(this LocalDate date) => date.AtStartOfDayInZone(Zone).ToInstant();
}
