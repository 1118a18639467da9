using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Core.Ingest;

/// <summary>
/// Reads an event of the contract (<c>dossier-event.schema.json</c>). It rejects only what breaks a rule of
/// <see cref="ErrorCodes"/> and names every one; members it does not know are ignored.
/// </summary>
public static partial class EventReader
{
    private const int MaxDossierId = 64;
    private const int MaxProcedure = 40;
    private static readonly Duration ClockTolerance = Duration.FromDays(1);

    /// <summary>Reads one event as a sender sends it.</summary>
    /// <param name="json">The event.</param>
    /// <param name="now">The present, against which receipt, finish and update may lie at most a day ahead.</param>
    public static EventReading Read(JsonElement json, Instant now) => Read(json, now, isQueued: false, arrivedAt: null);

    /// <summary>Reads one event of the queue or a table, with the members that are ours and no sender's.</summary>
    /// <param name="json">The event.</param>
    /// <param name="now">The present, as for <see cref="Read(JsonElement, Instant)"/>.</param>
    /// <param name="arrivedAt">When the event arrived: the update time of one whose sender has no clock.</param>
    public static EventReading ReadQueued(JsonElement json, Instant now, Instant? arrivedAt = null) =>
        Read(json, now, isQueued: true, arrivedAt);

    /// <summary>Whether a text has the form of a dossier's code.</summary>
    internal static bool IsDossierId(string text) => text.Length <= MaxDossierId && DossierId().IsMatch(text);

    /// <summary>Whether a text has the form of a procedure's code.</summary>
    internal static bool IsProcedure(string text) => text.Length <= MaxProcedure && Procedure().IsMatch(text);

    /// <summary>Reads a dossier's code alone.</summary>
    internal static (string? DossierId, IReadOnlyList<FieldError> Errors) ReadDossierId(JsonElement json)
    {
        var members = new EventMembers(json);
        var dossierId = DossierIdOf(members);
        members.Require("dossierId", dossierId is not null);
        return (dossierId, members.Errors);
    }

    /// <summary>Reads a step.</summary>
    internal static (ProgressStep? Step, IReadOnlyList<FieldError> Errors) ReadStep(JsonElement json, Instant now)
    {
        var members = new EventMembers(json);
        var status = members.Choice<DossierStatus>("status");
        var at = members.Timestamp("at");
        members.Require("status", status is not null);
        members.Require("at", at is not null);
        if (at > now + ClockTolerance)
        {
            members.Reject("at", ErrorCodes.Future, "at must not lie more than a day in the future.");
        }

        return (status is { } read && at is { } time && members.Errors.Count == 0 ? new ProgressStep(time, read) : null, members.Errors);
    }

    private static EventReading Read(JsonElement json, Instant now, bool isQueued, Instant? arrivedAt)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return EventReading.Unreadable(
                JsonMarshal.GetRawUtf8Value(json), new FieldError("", ErrorCodes.NotAnObject, "An event is a JSON object."));
        }

        var members = new EventMembers(json);
        var dossierId = DossierIdOf(members);
        var agency = members.Agency("agency");
        var procedure = members.Text("procedure", MaxProcedure, Procedure(), "a procedure code such as 1.004239");
        var channel = members.Choice<Channel>("channel");
        var status = members.Choice<DossierStatus>("status");
        var noClock = isQueued && members.Flag("noClock") is true;
        var updatedAt = members.Timestamp("updatedAt") ?? (noClock ? arrivedAt : null);
        members.Require("dossierId", dossierId is not null);
        members.Require("agency", agency is not null);
        members.Require("procedure", procedure is not null);
        members.Require("channel", channel is not null);
        members.Require("status", status is not null);
        members.Require("updatedAt", updatedAt is not null);

        // Placeholders stand in for members in error, whose snapshot is never handed out.
        var snapshot = new DossierSnapshot
        {
            DossierId = dossierId ?? "",
            Agency = agency ?? default,
            Procedure = procedure ?? "",
            Channel = channel ?? default,
            ServiceLevel = members.Choice<ServiceLevel>("serviceLevel"),
            Status = status ?? default,
            SubmittedAt = members.Timestamp("submittedAt"),
            ReceivedAt = members.Timestamp("receivedAt"),
            CompetentReceivedAt = members.Timestamp("competentReceivedAt"),
            DueAt = members.Timestamp("dueAt"),
            OriginalDueAt = members.Timestamp("originalDueAt"),
            PausedAt = members.Timestamp("pausedAt"),
            FinishedAt = members.Timestamp("finishedAt"),
            ReturnedAt = members.Timestamp("returnedAt"),
            Outcome = members.Choice<Outcome>("outcome"),
            Digitised = members.Flag("digitised"),
            FeeDue = members.Flag("feeDue"),
            PaidOnline = members.Flag("paidOnline"),
            UpdatedAt = updatedAt ?? default,
            NoClock = noClock,
            ChannelDefaulted = isQueued && members.Flag("channelDefaulted") is true,
        };
        CheckPresence(members, snapshot, status);
        CheckDates(members, snapshot, now + ClockTolerance);
        return new EventReading(
            dossierId,
            members.Errors.Count == 0 ? snapshot : null,
            members.Errors,
            isQueued ? members.Trace() : null)
        {
            CountedAs = dossierId ?? RejectionReasons.IdOf(JsonMarshal.GetRawUtf8Value(json)),
            Agency = agency,
        };
    }

    private static string? DossierIdOf(EventMembers members) =>
        members.Text("dossierId", MaxDossierId, DossierId(), "a dossier code such as H60.12-220701-0001");

    private static void CheckPresence(EventMembers members, DossierSnapshot snapshot, DossierStatus? status)
    {
        if (status is { } known && known.NeedsReceipt())
        {
            members.Require("receivedAt", snapshot.ReceivedAt is not null, $" when status is {WireName<DossierStatus>.Of(known)}");
        }

        if (status is { } done && done.IsResolved())
        {
            members.Require("finishedAt", snapshot.FinishedAt is not null, $" when status is {WireName<DossierStatus>.Of(done)}");
        }
    }

    private static void CheckDates(EventMembers members, DossierSnapshot snapshot, Instant latest)
    {
        var receivedOn = snapshot.ReceivedAt?.DateInVietnam();
        foreach (var (field, time) in new[]
        {
            ("finishedAt", snapshot.FinishedAt), ("dueAt", snapshot.DueAt), ("originalDueAt", snapshot.OriginalDueAt), ("competentReceivedAt", snapshot.CompetentReceivedAt),
        })
        {
            if (time?.DateInVietnam() < receivedOn)
            {
                members.Reject(field, ErrorCodes.BeforeReceipt, $"{field} must not lie on a date before receivedAt's (dates in Vietnam).");
            }
        }

        foreach (var (field, time) in new[]
        {
            ("receivedAt", snapshot.ReceivedAt), ("competentReceivedAt", snapshot.CompetentReceivedAt), ("finishedAt", snapshot.FinishedAt), ("updatedAt", (Instant?)snapshot.UpdatedAt),
        })
        {
            if (time > latest)
            {
                members.Reject(field, ErrorCodes.Future, $"{field} must not lie more than a day in the future.");
            }
        }
    }

    [GeneratedRegex(@"^[0-9A-Z](?:[0-9A-Z.]*[0-9A-Z])?-[0-9]{6,8}-[0-9]{3,8}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DossierId();

    [GeneratedRegex(@"^[0-9]\.[0-9]{6}(?:\.[0-9A-Z]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Procedure();
}
