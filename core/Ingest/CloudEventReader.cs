using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;

namespace Dvc.Core.Ingest;

/// <summary>
/// Reads an event of the contract in the envelope of CloudEvents 1.0 (its JSON format). Of the envelope only id and
/// source are kept; subject and extensions are dropped, as are members of an event that the contract does not know.
/// </summary>
public static class CloudEventReader
{
    private const string SpecVersion = "1.0";

    /// <summary>The most characters of an attribute.</summary>
    internal const int MaxLength = 256;

    /// <summary>Reads one envelope and the event in its <c>data</c>; every broken rule of either is named.</summary>
    /// <param name="json">The envelope.</param>
    /// <param name="now">The present, as for <see cref="EventReader.Read(JsonElement, Instant)"/>.</param>
    public static EventReading Read(JsonElement json, Instant now)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return EventReading.Unreadable(
                JsonMarshal.GetRawUtf8Value(json), new FieldError("", ErrorCodes.NotAnObject, "A CloudEvent is a JSON object."));
        }

        // In the JSON format an attribute that is null is absent. What the event itself repeats, its own reader tells.
        var attributes = JsonText.Members(json).Where(member => member.Value.ValueKind != JsonValueKind.Null).ToDictionary();
        var repeated = JsonText.Repeated(json).Where(path => !path.StartsWith("data.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Take(EventMembers.MostRepeated).ToList();
        var envelope = new EventMembers(attributes, repeated);
        CheckVersion(envelope);
        var id = Attribute(envelope, "id");
        var source = Attribute(envelope, "source");
        Attribute(envelope, "type");
        CheckContentType(envelope);
        var reading = repeated.Contains("data") ? null : ReadData(envelope, attributes, now);
        return new EventReading(
            reading?.DossierId,
            envelope.Errors.Count == 0 ? reading?.Snapshot : null,
            [.. envelope.Errors, .. reading?.Errors ?? []],
            id is not null && source is not null ? new EventTrace(id, source) : null)
        {
            CountedAs = reading?.CountedAs ?? RejectionReasons.IdOf(JsonMarshal.GetRawUtf8Value(json)),
            Agency = reading?.Agency,
        };
    }

    private static void CheckVersion(EventMembers envelope)
    {
        var version = envelope.Text("specversion", MaxLength);
        envelope.Require("specversion", version is not null);
        if (version is not (null or SpecVersion))
        {
            envelope.Reject("specversion", ErrorCodes.Enumeration, $"specversion must be {SpecVersion}.");
        }
    }

    private static string? Attribute(EventMembers envelope, string name)
    {
        var text = envelope.Text(name, MaxLength);
        envelope.Require(name, text is not null);
        if (text is not "")
        {
            return text;
        }

        envelope.Reject(name, ErrorCodes.Length, $"{name} must not be empty.");
        return null;
    }

    private static void CheckContentType(EventMembers envelope)
    {
        if (envelope.Text("datacontenttype", MaxLength) is { } text && !IsJson(text))
        {
            envelope.Reject("datacontenttype", ErrorCodes.Enumeration, "datacontenttype must be application/json, end in +json, or be absent.");
        }
    }

    private static bool IsJson(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType!.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private static EventReading? ReadData(EventMembers envelope, Dictionary<string, JsonElement> attributes, Instant now)
    {
        if (attributes.ContainsKey("data_base64"))
        {
            envelope.Reject("data", ErrorCodes.Type, "data must be the event as a JSON object; data_base64 is not taken.");
            return null;
        }

        if (!attributes.TryGetValue("data", out var data))
        {
            envelope.Require("data", isPresent: false);
            return null;
        }

        if (data.ValueKind == JsonValueKind.Object)
        {
            return EventReader.Read(data, now);
        }

        envelope.Reject("data", ErrorCodes.Type, "data must be the event as a JSON object.");
        return null;
    }
}
