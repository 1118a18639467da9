using System.Runtime.InteropServices;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using NodaTime;

namespace Dvc.Core.Ingest;

/// <summary>
/// Reads events of the queue: the contract's, by the contract's rules, and what <see cref="QueuedJson"/> adds for our own
/// use and no sender can send.
/// </summary>
public static class QueuedReader
{
    private const int MaxPath = 256;

    /// <summary>Reads one event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="now">The present, as for <see cref="EventReader.ReadQueued"/>.</param>
    /// <param name="arrivedAt">When the event arrived.</param>
    public static QueuedReading Read(JsonElement json, Instant now, Instant arrivedAt)
    {
        var members = json.ValueKind == JsonValueKind.Object ? JsonText.Members(json) : [];
        var reading = Read(json, members, now, arrivedAt);

        // What else is wrong may come from the value that was not meant.
        return members.ContainsKey(QueuedJson.Repeated)
            ? reading with { Told = null, Errors = [JsonText.Duplicate(RepeatedOf(members))] }
            : reading;
    }

    private static QueuedReading Read(JsonElement json, Dictionary<string, JsonElement> members, Instant now, Instant arrivedAt)
    {
        if (members.TryGetValue(QueuedJson.Step, out var step))
        {
            return ReadStep(json, step, now);
        }

        if (members.TryGetValue(QueuedJson.Rejected, out var reasons))
        {
            return ReadRejection(json, members, reasons, arrivedAt);
        }

        var reading = EventReader.ReadQueued(json, now, arrivedAt);
        return new QueuedReading(
            reading.DossierId,
            reading.Snapshot is { } snapshot ? Dossier.Of(snapshot, arrivedAt) : null,
            reading.Errors,
            reading.Trace)
        {
            CountedAs = reading.CountedAs,
            Agency = reading.Agency,
        };
    }

    private static QueuedReading ReadStep(JsonElement json, JsonElement step, Instant now)
    {
        if (step.ValueKind != JsonValueKind.Object)
        {
            return Unreadable(json, new FieldError(QueuedJson.Step, ErrorCodes.Type, "step must be an object."));
        }

        var (dossierId, idErrors) = EventReader.ReadDossierId(json);
        var (read, stepErrors) = EventReader.ReadStep(step, now);
        return new QueuedReading(
            dossierId,
            dossierId is not null && read is not null ? Dossier.Of(dossierId, read) : null,
            [.. idErrors, .. stepErrors])
        {
            CountedAs = dossierId ?? RejectionReasons.IdOf(JsonMarshal.GetRawUtf8Value(json)),
        };
    }

    // Written by ourselves alone: what does not read is no rejection, and kept as any other event that breaks rules.
    private static QueuedReading ReadRejection(
        JsonElement json, Dictionary<string, JsonElement> members, JsonElement reasons, Instant arrivedAt)
    {
        var id = TextOf(members, "dossierId");
        var counters = reasons.ValueKind == JsonValueKind.Array
            ? reasons.EnumerateArray().Select(CounterOf).ToList()
            : [];
        return RejectionReasons.IsId(id) && TextOf(members, "agency") is var code && AgencyCode.TryParseAny(code, out var agency) && counters.Count > 0 && !counters.Contains(null)
            ? new QueuedReading(id, Dossier.Of(id, Rejections.Of(counters.OfType<Counter>(), new Rejection(arrivedAt, agency))), []) { CountedAs = id }
            : Unreadable(json, new FieldError(QueuedJson.Rejected, ErrorCodes.Type, "rejected must be as this system writes it."));
    }

    private static QueuedReading Unreadable(JsonElement json, FieldError error) =>
        new(null, null, [error]) { CountedAs = RejectionReasons.IdOf(JsonMarshal.GetRawUtf8Value(json)) };

    private static string RepeatedOf(Dictionary<string, JsonElement> members) =>
        TextOf(members, QueuedJson.Repeated) is { Length: <= MaxPath } path ? path : "?";

    private static string TextOf(Dictionary<string, JsonElement> members, string member) =>
        members.TryGetValue(member, out var value) ? JsonText.Of(value) ?? "" : "";

    private static Counter? CounterOf(JsonElement reason) =>
        WireName<Counter>.TryParse(JsonText.Of(reason) ?? "", out var counter) && DataQuality.Rejections.Contains(counter) ? counter : null;
}
