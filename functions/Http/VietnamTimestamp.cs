using Dvc.Core;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Functions.Http;

/// <summary>How answers write points in time: local time in Vietnam with its offset, to the second.</summary>
internal static class VietnamTimestamp
{
    private static readonly OffsetDateTimePattern Pattern =
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>");

    public static string Format(Instant instant) => Pattern.Format(instant.InZone(VietnamTime.Zone).ToOffsetDateTime());

    public static string? Format(Instant? instant) => instant is { } present ? Format(present) : null;
}
