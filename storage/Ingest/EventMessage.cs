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
    /// <param name="body">The message's body.</param>
    /// <param name="now">The present, as for <see cref="EventReader.Read"/>.</param>
    public static EventMessage? Read(BinaryData body, Instant now)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
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
        catch (JsonException)
        {
            return null;
        }

        QueuedEvent Queued(JsonElement json) => new(BinaryData.FromString(json.GetRawText()), EventReader.Read(json, now));
    }
}
