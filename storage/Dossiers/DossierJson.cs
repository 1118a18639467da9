using System.Buffers;
using System.Text;
using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;
using NodaTime;
using NodaTime.Text;

namespace Dvc.Storage.Dossiers;

/// <summary>The text of a merged dossier in its row.</summary>
internal static class DossierJson
{
    private const string NewestArrivedAt = "newestArrivedAt";

    public static string Write(Dossier dossier)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            if (dossier.Newest is { } newest)
            {
                writer.WritePropertyName("newest");
                CanonicalJson.Write(writer, newest);
            }

            if (dossier.Step is { } step)
            {
                writer.WriteStartObject("step");
                writer.WriteString("status", WireName<DossierStatus>.Of(step.Status));
                WriteTime(writer, "at", step.At);
                writer.WriteEndObject();
            }

            WriteReport(writer, "firstDue", dossier.FirstDue);
            WriteReport(writer, "firstFinished", dossier.FirstFinished);
            WriteLast(writer, dossier);
            WriteClosings(writer, dossier.Closings);
            WriteRejections(writer, dossier.Rejections);
            writer.WriteBoolean("conflicted", dossier.Conflicted);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Dossier Read(string id, string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var newest = root.TryGetProperty("newest", out var snapshot) ? ReadSnapshot(snapshot) : null;
        return new Dossier(
            id,
            newest,
            root.TryGetProperty("step", out var step) ? new ProgressStep(Time(step.GetProperty("at")), Status(step)) : null,
            ReadReport(root, "firstDue"),
            ReadReport(root, "lastDue") ?? OfNewest(root, newest, newest?.DueAt) ?? ReadReport(root, "firstDue"),
            ReadReport(root, "firstFinished"),
            ReadReport(root, "lastFinished")
                ?? OfNewest(root, newest, newest?.Status.IsClosed() == true ? newest.FinishedAt : null) ?? ReadReport(root, "firstFinished"),
            new ClosingReports(
                ReadTime(root, ClosingMember(DossierStatus.Refused)),
                ReadTime(root, ClosingMember(DossierStatus.Withdrawn)),
                ReadTime(root, ClosingMember(DossierStatus.Stopped)),
                ReadTime(root, ClosingMember(DossierStatus.Resolved)),
                ReadTime(root, ClosingMember(DossierStatus.Returned))),
            root.GetProperty("conflicted").GetBoolean(),
            ReadRejections(root));
    }

    // What the newest snapshot reports is not written again: only when it arrived, which it does not say itself.
    private static void WriteLast(Utf8JsonWriter writer, Dossier dossier)
    {
        var order = dossier.Newest is { } newest ? SnapshotOrder.Of(newest) : default;
        foreach (var (member, report) in new[] { ("lastDue", dossier.LastDue), ("lastFinished", dossier.LastFinished) })
        {
            WriteReport(writer, member, report?.ReportedBy == order ? null : report);
        }

        WriteTime(writer, NewestArrivedAt, new[] { dossier.LastDue, dossier.LastFinished }.FirstOrDefault(report => report?.ReportedBy == order)?.ArrivedAt);
    }

    // A dossier stored before arrivals were kept counts as having arrived when it was updated.
    private static ReportedDate? OfNewest(JsonElement root, DossierSnapshot? newest, Instant? time) =>
        newest is not null && time is { } reported
            ? new ReportedDate(SnapshotOrder.Of(newest), reported, ReadTime(root, NewestArrivedAt) ?? newest.UpdatedAt)
            : null;

    private static DossierSnapshot ReadSnapshot(JsonElement json) =>
        EventReader.ReadQueued(json, Instant.MaxValue - Duration.FromDays(2)).Snapshot
        ?? throw new JsonException("A stored dossier breaks a rule of the contract.");

    private static void WriteClosings(Utf8JsonWriter writer, ClosingReports closings)
    {
        WriteTime(writer, ClosingMember(DossierStatus.Refused), closings.Refused);
        WriteTime(writer, ClosingMember(DossierStatus.Withdrawn), closings.Withdrawn);
        WriteTime(writer, ClosingMember(DossierStatus.Stopped), closings.Stopped);
        WriteTime(writer, ClosingMember(DossierStatus.Resolved), closings.Resolved);
        WriteTime(writer, ClosingMember(DossierStatus.Returned), closings.Returned);
    }

    private static void WriteRejections(Utf8JsonWriter writer, Rejections rejections)
    {
        if (rejections.First.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("rejections");
        foreach (var (reason, rejection) in rejections.First)
        {
            writer.WriteStartObject(WireName<Counter>.Of(reason));
            WriteTime(writer, "arrivedAt", rejection.ArrivedAt);
            writer.WriteString("agency", rejection.Agency.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static Rejections ReadRejections(JsonElement root) =>
        root.TryGetProperty("rejections", out var rejections)
            ? Rejections.Of(rejections.EnumerateObject().Select(reason => KeyValuePair.Create(
                WireName<Counter>.TryParse(reason.Name, out var counter) ? counter : throw new JsonException($"Unknown counter {reason.Name}."),
                new Rejection(Time(reason.Value.GetProperty("arrivedAt")), AgencyCode.Parse(reason.Value.GetProperty("agency").GetString()!)))))
            : Rejections.None;

    private static string ClosingMember(DossierStatus status) => $"{WireName<DossierStatus>.Of(status)}At";

    private static void WriteReport(Utf8JsonWriter writer, string member, ReportedDate? report)
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
        WriteTime(writer, "arrivedAt", report.ArrivedAt);
        writer.WriteEndObject();
    }

    private static ReportedDate? ReadReport(JsonElement root, string member) =>
        root.TryGetProperty(member, out var report)
            ? new ReportedDate(
                new SnapshotOrder(Time(report.GetProperty("updatedAt")), Status(report), report.GetProperty("hash").GetString()!),
                Time(report.GetProperty("time")),
                ReadTime(report, "arrivedAt") ?? Time(report.GetProperty("updatedAt")))
            : null;

    private static DossierStatus Status(JsonElement json) =>
        WireName<DossierStatus>.TryParse(json.GetProperty("status").GetString()!, out var status)
            ? status
            : throw new JsonException("A stored dossier has an unknown status.");

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
