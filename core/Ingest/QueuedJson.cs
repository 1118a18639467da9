using System.Buffers;
using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Postings;
using NodaTime.Text;

namespace Dvc.Core.Ingest;

/// <summary>What the queue carries of one event; <see cref="QueuedReader"/> reads it back.</summary>
public static class QueuedJson
{
    internal const string Trace = "trace";
    internal const string Step = "step";
    internal const string Rejected = "rejected";
    internal const string Repeated = "repeated";

    /// <summary>A snapshot: its canonical JSON, and where it came from.</summary>
    public static ReadOnlyMemory<byte> Of(DossierSnapshot snapshot, EventTrace? trace = null) => Write(writer =>
    {
        CanonicalJson.WriteMembers(writer, snapshot);
        if (trace is { } known)
        {
            writer.WriteStartObject(Trace);
            writer.WriteString("id", known.Id);
            writer.WriteString("source", known.Source);
            writer.WriteEndObject();
        }
    });

    /// <summary>A step: <c>{"dossierId", "step": {"status", "at"}}</c>.</summary>
    public static ReadOnlyMemory<byte> Of(string dossierId, ProgressStep step) => Write(writer =>
    {
        writer.WriteString("dossierId", dossierId);
        writer.WriteStartObject(Step);
        writer.WriteString("status", WireName<DossierStatus>.Of(step.Status));
        writer.WriteString("at", InstantPattern.ExtendedIso.Format(step.At));
        writer.WriteEndObject();
    });

    /// <summary>That an event was rejected, and nothing of the event: <c>{"dossierId", "agency", "rejected": [...]}</c>.</summary>
    /// <param name="dossierId">The dossier, or what <see cref="RejectionReasons.IdOf"/> puts in its place.</param>
    /// <param name="agency">For whom it is counted.</param>
    /// <param name="reasons">The counters it counts in.</param>
    public static ReadOnlyMemory<byte> Of(string dossierId, AgencyCode agency, IEnumerable<Counter> reasons) => Write(writer =>
    {
        writer.WriteString("dossierId", dossierId);
        writer.WriteString("agency", agency.Value);
        writer.WriteStartArray(Rejected);
        foreach (var reason in reasons)
        {
            writer.WriteStringValue(WireName<Counter>.Of(reason));
        }

        writer.WriteEndArray();
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
