using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Core.Dossiers;

/// <summary>
/// The one JSON text of a snapshot: the contract's members in the contract's order, absent ones left out, times in UTC,
/// and two flags of our own for senders that say less. It is what queues and tables hold, what the reader of events reads
/// back, and what is hashed to settle ties.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical JSON of <paramref name="snapshot"/> as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Of(DossierSnapshot snapshot)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, snapshot);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>SHA-256 of the canonical JSON in lower-case hexadecimal.</summary>
    public static string Hash(DossierSnapshot snapshot) =>
        Convert.ToHexStringLower(SHA256.HashData(Of(snapshot).Span));

    /// <summary>Writes the canonical JSON of <paramref name="snapshot"/> as one object.</summary>
    public static void Write(Utf8JsonWriter writer, DossierSnapshot snapshot)
    {
        writer.WriteStartObject();
        WriteMembers(writer, snapshot);
        writer.WriteEndObject();
    }

    /// <summary>Writes the members alone, for an object that has more.</summary>
    internal static void WriteMembers(Utf8JsonWriter writer, DossierSnapshot snapshot)
    {
        writer.WriteString("dossierId", snapshot.DossierId);
        writer.WriteString("agency", snapshot.Agency.Value);
        writer.WriteString("procedure", snapshot.Procedure);
        writer.WriteString("channel", WireName<Channel>.Of(snapshot.Channel));
        WriteName(writer, "serviceLevel", snapshot.ServiceLevel);
        writer.WriteString("status", WireName<DossierStatus>.Of(snapshot.Status));
        WriteInstant(writer, "submittedAt", snapshot.SubmittedAt);
        WriteInstant(writer, "receivedAt", snapshot.ReceivedAt);
        WriteInstant(writer, "competentReceivedAt", snapshot.CompetentReceivedAt);
        WriteInstant(writer, "dueAt", snapshot.DueAt);
        WriteInstant(writer, "originalDueAt", snapshot.OriginalDueAt);
        WriteInstant(writer, "pausedAt", snapshot.PausedAt);
        WriteInstant(writer, "finishedAt", snapshot.FinishedAt);
        WriteInstant(writer, "returnedAt", snapshot.ReturnedAt);
        WriteName(writer, "outcome", snapshot.Outcome);
        WriteFlag(writer, "digitised", snapshot.Digitised);
        WriteFlag(writer, "feeDue", snapshot.FeeDue);
        WriteFlag(writer, "paidOnline", snapshot.PaidOnline);
        WriteInstant(writer, "updatedAt", snapshot.UpdatedAt);
        WriteFlag(writer, "noClock", snapshot.NoClock ? true : null);
        WriteFlag(writer, "channelDefaulted", snapshot.ChannelDefaulted ? true : null);
    }

    private static void WriteName<T>(Utf8JsonWriter writer, string member, T? value)
        where T : struct, Enum
    {
        if (value is { } present)
        {
            writer.WriteString(member, WireName<T>.Of(present));
        }
    }

    private static void WriteInstant(Utf8JsonWriter writer, string member, Instant? value)
    {
        if (value is { } present)
        {
            writer.WriteString(member, InstantPattern.ExtendedIso.Format(present));
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string member, bool? value)
    {
        if (value is { } present)
        {
            writer.WriteBoolean(member, present);
        }
    }
}
