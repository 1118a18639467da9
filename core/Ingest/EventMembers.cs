using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dvc.Core.Agencies;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Ingest;

/// <summary>Reads the members of one event by the contract's types and notes every rule that one breaks.</summary>
/// <param name="members">The members by name.</param>
/// <param name="repeated">The paths of those that stand more than once. None of them is read.</param>
internal sealed partial class EventMembers(IReadOnlyDictionary<string, JsonElement> members, IReadOnlyCollection<string> repeated)
{
    // Of texts whose form bounds nothing: a timestamp may have any number of digits.
    private const int MaxLength = 64;

    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    // Enough to mend an event by; it may have thousands.
    internal const int MostRepeated = 5;

    private readonly List<FieldError> errors = [.. repeated.Select(JsonText.Duplicate)];

    public EventMembers(JsonElement json)
        : this(JsonText.Members(json), [.. JsonText.Repeated(json).Distinct(StringComparer.Ordinal).Take(MostRepeated)])
    {
    }

    public IReadOnlyList<FieldError> Errors => errors;

    public void Reject(string field, string code, string message) => errors.Add(new FieldError(field, code, message));

    public void Require(string field, bool isPresent, string when = "")
    {
        // A member that is there but wrong has its own error already.
        if (!isPresent && !members.ContainsKey(field))
        {
            Reject(field, ErrorCodes.Required, $"{field} is required{when}.");
        }
    }

    public string? Text(string field, int maxLength, Regex pattern, string form)
    {
        if (Text(field, maxLength) is not { } text)
        {
            return null;
        }

        if (!pattern.IsMatch(text))
        {
            Reject(field, ErrorCodes.Pattern, $"{field} must be {form}.");
            return null;
        }

        return text;
    }

    public string? Text(string field, int maxLength)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (text.Length > maxLength)
        {
            Reject(field, ErrorCodes.Length, string.Create(CultureInfo.InvariantCulture, $"{field} has at most {maxLength} characters."));
            return null;
        }

        return text;
    }

    public AgencyCode? Agency(string field) =>
        Text(field, AgencyCode.MaxLength) is not { } text ? null
        : AgencyCode.TryParse(text, out var code) ? code
        : Rejected<AgencyCode>(field, ErrorCodes.Pattern, $"{field} must be an agency code such as H60.12, or 000.00.12.H60 in the older form.");

    public T? Choice<T>(string field)
        where T : struct, Enum =>
        Text(field, MaxLength) is not { } text ? null
        : WireName<T>.TryParse(text, out var choice) ? choice
        : Rejected<T>(field, ErrorCodes.Enumeration, $"{field} must be one of {string.Join(", ", WireName<T>.All)}.");

    public bool? Flag(string field)
    {
        if (!TryGet(field, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : Rejected<bool>(field, ErrorCodes.Type, $"{field} must be true or false.");
    }

    /// <summary>Where a queued event came from. Only tracing depends on it, so what does not read is none.</summary>
    public EventTrace? Trace() =>
        TryGet(QueuedJson.Trace, out var trace) && trace.ValueKind == JsonValueKind.Object
        && new EventMembers(trace) is var read
        && read.Text("id", CloudEventReader.MaxLength) is { } id && read.Text("source", CloudEventReader.MaxLength) is { } source
            ? new EventTrace(id, source)
            : null;

    public Instant? Timestamp(string field)
    {
        if (Text(field, MaxLength) is not { } sent)
        {
            return null;
        }

        // RFC 3339 has lower case too, and any number of digits, of which an instant keeps nine.
        var text = BeyondNanoseconds().Replace(sent.ToUpperInvariant(), "");

        // The pattern alone would also take 24:00, a comma before the fraction, and a sign before the year.
        if (!Rfc3339().IsMatch(text) || OffsetDateTimePattern.Rfc3339.Parse(text) is not { Success: true, Value: var timestamp })
        {
            return BadTimestamp(field, text);
        }

        // The end of the year 9999 has no instant, or none that is a date in Vietnam.
        return timestamp.Year is >= FirstYear - 1 and <= LastYear + 1
            && timestamp.ToInstant() is var instant
            && instant.DateInVietnam().Year is >= FirstYear and <= LastYear ? instant : OutOfRange(field);
    }

    private Instant? BadTimestamp(string field, string text) =>
        LongYear().IsMatch(text) ? OutOfRange(field)
        : LocalDateTimePattern.ExtendedIso.Parse(text).Success || LocalDatePattern.Iso.Parse(text).Success
            ? Rejected<Instant>(field, ErrorCodes.Offset, $"{field} must have a time and an offset from UTC, such as 2026-11-22T08:30:00+07:00.")
            : Rejected<Instant>(field, ErrorCodes.Timestamp, $"{field} must be an RFC 3339 timestamp such as 2026-11-22T08:30:00+07:00.");

    private Instant? OutOfRange(string field) =>
        Rejected<Instant>(field, ErrorCodes.Range, string.Create(CultureInfo.InvariantCulture, $"{field} must lie in the years {FirstYear} to {LastYear}."));

    private string? Text(string field)
    {
        if (!TryGet(field, out var value))
        {
            return null;
        }

        if (JsonText.Of(value) is { } text)
        {
            return text;
        }

        Reject(field, ErrorCodes.Type, $"{field} must be a string.");
        return null;
    }

    private bool TryGet(string field, out JsonElement value) => members.TryGetValue(field, out value) && !repeated.Contains(field, StringComparer.Ordinal);

    private T? Rejected<T>(string field, string code, string message)
        where T : struct
    {
        Reject(field, code, message);
        return null;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T(?!24)[0-9:]{8}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"(?<=\.[0-9]{9})[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeyondNanoseconds();

    [GeneratedRegex(@"^[+-]?[0-9]{5,}-", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongYear();
}
