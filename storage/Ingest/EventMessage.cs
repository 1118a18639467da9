using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Ingest;
using Dvc.Storage.Sources;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Ingest;

/// <summary>
/// A message of the event queue: <c>{"source", "within", "arrivedAt", "events": [...]}</c>, or one bare event.
/// </summary>
/// <param name="Delivery">What all events share.</param>
/// <param name="Events">The events in the message's order.</param>
public sealed record EventMessage(Delivery Delivery, IReadOnlyList<QueuedEvent> Events)
{
    // What any event may say is of these years; far beyond them there are no dates, and no columns for them.
    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2100, 1, 1, 0, 0);

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

    /// <summary>
    /// The text of a message with <paramref name="content"/>: Base64, or the JSON itself where Base64 would be more than a
    /// queue takes. <see cref="Decode"/> reads both.
    /// </summary>
    public static string Encode(BinaryData content) =>
        content.ToMemory().Length <= EventQueue.MaxMessageBytes ? Convert.ToBase64String(content.ToMemory().Span) : content.ToString();

    /// <summary>Reads a message; null where it is not JSON of that form.</summary>
    /// <param name="content">The message's content, decoded.</param>
    /// <param name="now">The present, as for <see cref="QueuedReader.Read"/>.</param>
    /// <param name="queuedAt">When the message was queued, which stands for its arrival where it does not say.</param>
    public static EventMessage? Read(BinaryData content, Instant now, Instant queuedAt)
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
            if (isBatch && root.EnumerateObject().CountBy(member => member.Name, StringComparer.Ordinal).Any(member => member.Value > 1))
            {
                return null; // One list of events would hide the other.
            }

            var delivery = isBatch ? ReadDelivery(root) : new Delivery("", null, null);
            var arrivedAt = delivery.ArrivedAt ?? queuedAt;
            return new EventMessage(
                delivery, isBatch ? [.. events.EnumerateArray().Select(json => Queued(json, arrivedAt))] : [Queued(root, arrivedAt)]);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            return null; // The latter two where a member's name is JSON, but no text, or the subtree is no code.
        }

        QueuedEvent Queued(JsonElement json, Instant arrivedAt) =>
            new(new BinaryData(JsonMarshal.GetRawUtf8Value(json).ToArray()), QueuedReader.Read(json, now, arrivedAt));
    }

    /// <summary>Writes a message.</summary>
    public static BinaryData Write(Delivery delivery, IEnumerable<ReadOnlyMemory<byte>> events)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("source", delivery.Source);
            if (delivery.Within is { } within)
            {
                writer.WriteString("within", within.Value);
            }

            if (delivery.ArrivedAt is { } arrivedAt)
            {
                writer.WriteString("arrivedAt", InstantPattern.ExtendedIso.Format(arrivedAt));
            }

            writer.WriteStartArray("events");
            foreach (var json in events)
            {
                writer.WriteRawValue(json.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new BinaryData(buffer.WrittenMemory);
    }

    // A source or an arrival that there cannot be is none; the events beside it are as good as ever. A subtree that is no
    // code permits nothing: only our own messages have one.
    private static Delivery ReadDelivery(JsonElement message) => new(
        JsonText.Of(message, "source") is { Length: <= Source.MaxIdLength } source ? source : "",
        message.TryGetProperty("within", out _) ? AgencyCode.Parse(JsonText.Of(message, "within") ?? "") : null,
        JsonText.Of(message, "arrivedAt") is { } time && InstantPattern.ExtendedIso.Parse(time) is { Success: true, Value: var arrivedAt }
            && arrivedAt >= Earliest && arrivedAt < Latest ? arrivedAt : null);
}
