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
    private static readonly Duration ClockTolerance = Duration.FromDays(1);

    /// <summary>Reads one event.</summary>
    /// <param name="json">The event.</param>
    /// <param name="now">The present, against which receipt, finish and update may lie at most a day ahead.</param>
    public static EventReading Read(JsonElement json, Instant now)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new EventReading(null, null, [new FieldError("", ErrorCodes.NotAnObject, "An event is a JSON object.")]);
        }

        var members = new EventMembers(json);
        var dossierId = members.Text("dossierId", 64, DossierId(), "a dossier code such as H60.12-220701-0001");
        var agency = members.Agency("agency");
        var procedure = members.Text("procedure", 40, Procedure(), "a procedure code such as 1.004239");
        var channel = members.Choice<Channel>("channel");
        var status = members.Choice<DossierStatus>("status");
        var updatedAt = members.Timestamp("updatedAt");
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
        };
        CheckPresence(members, snapshot, status);
        CheckDates(members, snapshot, now + ClockTolerance);
        return new EventReading(dossierId, members.Errors.Count == 0 ? snapshot : null, members.Errors);
    }

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
        foreach (var (field, time) in new[] { ("finishedAt", snapshot.FinishedAt), ("dueAt", snapshot.DueAt), ("originalDueAt", snapshot.OriginalDueAt) })
        {
            if (time?.DateInVietnam() < receivedOn)
            {
                members.Reject(field, ErrorCodes.BeforeReceipt, $"{field} must not lie on a date before receivedAt's (dates in Vietnam).");
            }
        }

        foreach (var (field, time) in new[] { ("receivedAt", snapshot.ReceivedAt), ("finishedAt", snapshot.FinishedAt), ("updatedAt", (Instant?)snapshot.UpdatedAt) })
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
