using System.Buffers;
using System.Text;
using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Dossiers;

/// <summary>The text of a merged dossier in its row.</summary>
internal static class DossierJson
{
    public static string Write(Dossier dossier)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("newest");
            CanonicalJson.Write(writer, dossier.Newest);
            WriteReport(writer, "firstDue", dossier.FirstDue);
            WriteReport(writer, "firstFinished", dossier.FirstFinished);
            foreach (var status in Enum.GetValues<DossierStatus>())
            {
                WriteTime(writer, ClosingMember(status), dossier.Closings[status]);
            }

            writer.WriteBoolean("conflicted", dossier.Conflicted);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Dossier Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new Dossier(
            EventReader.Read(root.GetProperty("newest"), Instant.MaxValue - Duration.FromDays(2)).Snapshot
                ?? throw new JsonException("A stored dossier breaks a rule of the contract."),
            ReadReport(root, "firstDue"),
            ReadReport(root, "firstFinished"),
            new ClosingReports(
                ReadTime(root, ClosingMember(DossierStatus.Refused)),
                ReadTime(root, ClosingMember(DossierStatus.Withdrawn)),
                ReadTime(root, ClosingMember(DossierStatus.Stopped)),
                ReadTime(root, ClosingMember(DossierStatus.Resolved)),
                ReadTime(root, ClosingMember(DossierStatus.Returned))),
            root.GetProperty("conflicted").GetBoolean());
    }

    private static string ClosingMember(DossierStatus status) => $"{WireName<DossierStatus>.Of(status)}At";

    private static void WriteReport(Utf8JsonWriter writer, string member, FirstReport? report)
    {
        if (report is null)
        {
            return;
        }

        writer.WriteStartObject(member);
        WriteTime(writer, "updatedAt", report.ReportedBy.UpdatedAt);
        writer.WriteString("status", WireName<DossierStatus>.Of(report.ReportedBy.Status));
        writer.WriteString("hash", report.ReportedBy.ContentHash);
        WriteTime(writer, "time", report.Time);
        writer.WriteEndObject();
    }

    private static FirstReport? ReadReport(JsonElement root, string member) =>
        root.TryGetProperty(member, out var report) && WireName<DossierStatus>.TryParse(report.GetProperty("status").GetString()!, out var status)
            ? new FirstReport(
                new SnapshotOrder(Time(report.GetProperty("updatedAt")), status, report.GetProperty("hash").GetString()!),
                Time(report.GetProperty("time")))
            : null;

    private static void WriteTime(Utf8JsonWriter writer, string member, Instant? time)
    {
        if (time is { } present)
        {
            writer.WriteString(member, InstantPattern.ExtendedIso.Format(present));
        }
    }

    private static Instant? ReadTime(JsonElement root, string member) =>
        root.TryGetProperty(member, out var time) ? Time(time) : null;

    private static Instant Time(JsonElement value) => InstantPattern.ExtendedIso.Parse(value.GetString()!).GetValueOrThrow();
}
