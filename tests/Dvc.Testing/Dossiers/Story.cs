using System.Globalization;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using NodaTime;

namespace Dvc.Testing.Dossiers;

/// <summary>
/// Dossiers told in a line: <c>accepted online received:02 due:05T17:00; resolved online received:02 due:05 finished:04 updated:11</c>.
/// Days are those of November 2026, at 08:00 in Vietnam where no time is given. A dossier is filed in person, received
/// on the 2nd and updated on the 10th unless told otherwise; <c>received:none</c> tells that it was not received.
/// </summary>
public static class Story
{
    public static Dossier Dossier(string story) => Histories.Merge(Snapshots(story));

    public static IEnumerable<DossierSnapshot> Snapshots(string story) => story.Split(';').Select(Snapshot);

    public static DossierSnapshot Snapshot(string told)
    {
        var words = told.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var values = words.Where(word => word.Contains(':', StringComparison.Ordinal))
            .Select(word => word.Split(':', 2))
            .ToDictionary(word => word[0], word => word[1], StringComparer.Ordinal);
        bool? Flag(string name) => words.Contains(name, StringComparer.Ordinal) ? true : null;
        Instant? Time(string name, string? otherwise = null) => Instant(values.GetValueOrDefault(name) ?? otherwise);
        return new DossierSnapshot
        {
            DossierId = values.GetValueOrDefault("id", "H60.12-261102-0001"),
            Agency = AgencyCode.Parse(values.GetValueOrDefault("agency", "H60.12")),
            Procedure = values.GetValueOrDefault("procedure", "1.004239"),
            Status = First<DossierStatus>(words) ?? throw new FormatException("A dossier's story begins with its status."),
            Channel = First<Channel>(words) ?? Channel.InPerson,
            ServiceLevel = First<ServiceLevel>(words),
            SubmittedAt = Time("submitted"),
            ReceivedAt = Time("received", "02"),
            CompetentReceivedAt = Time("competent"),
            DueAt = Time("due"),
            OriginalDueAt = Time("originalDue"),
            PausedAt = Time("paused"),
            FinishedAt = Time("finished"),
            ReturnedAt = Time("returned"),
            Outcome = First<Outcome>([values.GetValueOrDefault("stated", "")]),
            Digitised = Flag("digitised"),
            FeeDue = Flag("feeDue"),
            PaidOnline = Flag("paidOnline"),
            UpdatedAt = Time("updated", "10") ?? throw new FormatException("Every snapshot has its updatedAt."),
        };
    }

    private static T? First<T>(IEnumerable<string> words)
        where T : struct, Enum =>
        words.Select(word => WireName<T>.TryParse(word, out var value) ? value : (T?)null).FirstOrDefault(value => value is not null);

    private static Instant? Instant(string? told)
    {
        if (told is null or "none")
        {
            return null;
        }

        var day = int.Parse(told.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var time = told.Length > 2 ? TimeOnly.Parse(told.AsSpan(3), CultureInfo.InvariantCulture) : new TimeOnly(8, 0);
        return Clock.At(new LocalDate(2026, 11, day), LocalTime.FromTicksSinceMidnight(time.Ticks));
    }
}
