using System.Globalization;
using System.Text.Json;
using Dvc.Core.Ingest;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Dvc.Functions.Ingest;

/// <summary>The events of a body: one JSON object, an array of them, or one a line; with or without envelopes.</summary>
internal static class EventReadings
{
    /// <summary>The most events in one delivery.</summary>
    public const int MaxEvents = 1000;

    /// <summary>The most levels of JSON in a body; an event of the contract has one, and an array of them two.</summary>
    public const int JsonDepth = 32;

    internal static readonly JsonDocumentOptions Bounded = new() { MaxDepth = JsonDepth };

    /// <summary>The answer to more than <see cref="MaxEvents"/>.</summary>
    public static ContentResult TooMany => EventBody.TooLarge("A delivery", string.Create(CultureInfo.InvariantCulture, $"{MaxEvents} events"));

    /// <summary>Reads every event, or says why the body as a whole cannot be taken.</summary>
    public static (IReadOnlyList<EventReading>? Readings, IActionResult? Problem) Of(EventBody body, Instant now)
    {
        if (body.Content.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return (null, Problem.Of(400, "The body is not valid.", "The body is empty: send one event, an array of events, or one event a line."));
        }

        try
        {
            var readings = body.Form switch
            {
                EventForm.Lines => OfLines(body.Content, now),
                _ => OfJson(body.Content, body.Form, now),
            };
            return readings?.Count switch
            {
                null => (null, Problem.Of(400, "The body is not valid.", "A batch is an array of CloudEvents.")),
                0 => (null, Problem.Of(400, "The body is not valid.", "The array holds no event.")),
                > MaxEvents => (null, TooMany),
                _ => (readings, null),
            };
        }
        catch (JsonException failure)
        {
            return (null, Problem.Of(400, "The body is not valid.", $"The body is not JSON: see {Place(failure)}."));
        }
    }

    // Null where a batch is no array.
    private static List<EventReading>? OfJson(ReadOnlyMemory<byte> content, EventForm form, Instant now)
    {
        using var document = JsonDocument.Parse(content, Bounded);
        var root = document.RootElement;
        var isArray = root.ValueKind == JsonValueKind.Array;
        Func<JsonElement, Instant, EventReading> read = form == EventForm.Json ? EventReader.Read : CloudEventReader.Read;
        return isArray && form != EventForm.CloudEvent ? [.. root.EnumerateArray().Take(MaxEvents + 1).Select(json => read(json, now))]
            : form == EventForm.CloudEvents ? null
            : [read(root, now)];
    }

    private static List<EventReading> OfLines(ReadOnlyMemory<byte> content, Instant now)
    {
        List<EventReading> readings = [];
        while (!content.IsEmpty && readings.Count <= MaxEvents)
        {
            var end = content.Span.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                readings.Add(OfLine(line, now));
            }
        }

        return readings;
    }

    // A bad line never takes the good ones with it.
    private static EventReading OfLine(ReadOnlyMemory<byte> line, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Bounded);
            return EventReader.Read(document.RootElement, now);
        }
        catch (JsonException failure)
        {
            return EventReading.Unreadable(
                line.Span, new FieldError("", ErrorCodes.NotJson, $"The line is not JSON: see {Place(failure)}."));
        }
    }

    // Only the place: the parser's own words repeat what was sent.
    internal static string Place(JsonException failure) =>
        string.Create(CultureInfo.InvariantCulture, $"line {(failure.LineNumber ?? 0) + 1}, byte {(failure.BytePositionInLine ?? 0) + 1}");
}
