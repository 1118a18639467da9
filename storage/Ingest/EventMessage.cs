using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dvc.Core.Ingest;
using NodaTime;

namespace Dvc.Storage.Ingest;

/// <summary>A message of the event queue: <c>{"source": ..., "events": [...]}</c>, or one bare event.</summary>
/// <param name="Source">Who sent the events; empty where the message does not say.</param>
/// <param name="Events">The events in the message's order.</param>
public sealed record EventMessage(string Source, IReadOnlyList<QueuedEvent> Events)
{
    /// <summary>Reads a message; null where it is not JSON of that form.</summary>
    /// <param name="body">The message's text: JSON, or the Base64 of JSON as <see cref="EventQueue"/> sends it.</param>
    /// <param name="now">The present, as for <see cref="EventReader.Read"/>.</param>
    public static EventMessage? Read(BinaryData body, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(Decode(body));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var isBatch = root.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array;
            var source = isBatch && root.TryGetProperty("source", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()!
                : "";
            return new EventMessage(source, isBatch ? [.. events.EnumerateArray().Select(Queued)] : [Queued(root)]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // The latter where a member's name is JSON, but no text.
        }

        QueuedEvent Queued(JsonElement json) => new(new BinaryData(JsonMarshal.GetRawUtf8Value(json).ToArray()), EventReader.Read(json, now));
    }

    // The host is told not to decode: it would never hand over a message that it cannot, and nobody could keep it.
    private static ReadOnlyMemory<byte> Decode(BinaryData body) =>
        Base64.IsValid(body.ToMemory().Span) ? Convert.FromBase64String(body.ToString()) : body.ToMemory();
}
