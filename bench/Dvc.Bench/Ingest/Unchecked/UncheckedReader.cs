using System.Runtime.InteropServices;
using System.Text.Json;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Storage.Ingest;
using NodaTime;

namespace Dvc.Bench.Ingest.Unchecked;

/// <summary>
/// The baseline's way of reading: straight into snapshots, by no rule of the contract. An agency's code is parsed even so,
/// because nothing can be recorded without one.
/// </summary>
internal static class UncheckedReader
{
    /// <summary>Reads a delivery, one event a line.</summary>
    public static IEnumerable<DossierSnapshot> ReadDelivery(ReadOnlyMemory<byte> lines)
    {
        List<DossierSnapshot> snapshots = [];
        var reader = new Utf8JsonReader(lines.Span, new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            snapshots.Add(JsonSerializer.Deserialize(ref reader, SnapshotJson.Default.DossierSnapshot)!);
        }

        return snapshots;
    }

    /// <summary>Reads a message of the queue.</summary>
    public static IReadOnlyList<QueuedEvent> ReadMessage(BinaryData content, Instant arrivedAt)
    {
        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.GetProperty("events").EnumerateArray().Select(json => Read(json, arrivedAt))];
    }

    private static QueuedEvent Read(JsonElement json, Instant arrivedAt)
    {
        var snapshot = json.Deserialize(SnapshotJson.Default.DossierSnapshot)!;
        var told = Dossier.Of(snapshot, arrivedAt);
        var reading = new QueuedReading(told.Id, told, []) { CountedAs = told.Id };
        return new QueuedEvent(new BinaryData(JsonMarshal.GetRawUtf8Value(json).ToArray()), reading);
    }
}
