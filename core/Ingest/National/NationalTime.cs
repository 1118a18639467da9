using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Ingest.National;

/// <summary>
/// A point in time of the national message: <c>yyyyMMddHHmmss</c> or <c>yyyyMMdd</c> in Vietnam, or, where a sender's
/// serializer wrote it, ISO 8601 with or without an offset.
/// </summary>
/// <param name="Instant">The time; null where it cannot be read.</param>
/// <param name="Text">The time in the contract's form, or what stands in place of a value in error.</param>
internal sealed partial record NationalTime(Instant? Instant, string Text)
{
    // Of an offset at the end of this year nothing is an instant.
    private const int LastYear = 9999;

    // What .NET writes for a date that was never set.
    private static readonly LocalDateTime Unset = new(1, 1, 1, 0, 0);

    private static readonly IPattern<LocalDateTime> Local = new CompositePatternBuilder<LocalDateTime>
    {
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMddHHmmss"), _ => true },
        { LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd"), _ => true },
        { LocalDateTimePattern.ExtendedIso, _ => true },
    }.Build();

    /// <summary>Reads a time; null where it is the unset one of .NET.</summary>
    public static NationalTime? Read(string text)
    {
        // The patterns alone would also take 24:00, a comma before the fraction, and a sign before the year.
        if (!Form().IsMatch(text))
        {
            return InError;
        }

        if (Local.Parse(text) is { Success: true, Value: var local })
        {
            return local == Unset ? null : Of(local.InZoneLeniently(VietnamTime.Zone).ToInstant());
        }

        return OffsetDateTimePattern.Rfc3339.Parse(text) is not { Success: true, Value: var timestamp } ? InError
            : timestamp.LocalDateTime == Unset ? null
            : timestamp.Year < LastYear ? Of(timestamp.ToInstant())
            : InError;
    }

    /// <summary>The earliest, or one in error; null where there is none.</summary>
    public static NationalTime? Earliest(IEnumerable<NationalTime?> times) =>
        times.OfType<NationalTime>().MinBy(time => time.Instant ?? NodaTime.Instant.MinValue);

    /// <summary>The latest, or one in error; null where there is none.</summary>
    public static NationalTime? Latest(IEnumerable<NationalTime?> times) =>
        times.OfType<NationalTime>().MaxBy(time => time.Instant ?? NodaTime.Instant.MaxValue);

    private static NationalTime Of(Instant instant) => new(instant, InstantPattern.ExtendedIso.Format(instant));

    private static NationalTime InError => new(null, NationalMembers.InError);

    [GeneratedRegex(
        @"^(?:[0-9]{8}(?:(?!24)[0-9]{6})?|[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9:]{8}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
