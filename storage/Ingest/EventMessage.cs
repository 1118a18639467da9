using System.Buffers;
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
    /// <summary>
    /// A message's content, which <see cref="EventQueue"/> sends as Base64 and others may send as it is. The host is told
    /// not to decode: it would never hand over a message that it cannot, and nobody could keep it.
    /// </summary>
    public static BinaryData Decode(BinaryData body)
    {
        var bytes = body.ToMemory().Span;
        var content = new byte[Base64.GetMaxDecodedFromUtf8Length(bytes.Length)];
        return Base64.DecodeFromUtf8(bytes, content, out _, out var length) == OperationStatus.Done
            ? new BinaryData(content.AsMemory(0, length))
            : body;
    }

    /// <summary>Reads a message; null where it is not JSON of that form.</summary>
    /// <param name="content">The message's content, decoded.</param>
    /// <param name="now">The present, as for <see cref="EventReader.Read"/>.</param>
    public static EventMessage? Read(BinaryData content, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var isBatch = root.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array;
            return new EventMessage(isBatch ? ReadSource(root) : "", isBatch ? [.. events.EnumerateArray().Select(Queued)] : [Queued(root)]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // The latter where a member's name is JSON, but no text.
        }

        QueuedEvent Queued(JsonElement json) =>
            new(new BinaryData(JsonMarshal.GetRawUtf8Value(json).ToArray()), EventReader.Read(json, now));
    }

    // A source that is no text is none; the events beside it are as good as ever.
    private static string ReadSource(JsonElement message)
    {
        try
        {
            return message.TryGetProperty("source", out var source) && source.ValueKind == JsonValueKind.String ? source.GetString()! : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
