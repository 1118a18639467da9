using System.Diagnostics.CodeAnalysis;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest;

/// <summary>What reading one event gave: a snapshot, or every rule that it breaks.</summary>
/// <param name="DossierId">The dossier's code where it is well formed, so that a rejection can name it.</param>
/// <param name="Snapshot">The snapshot; null where the event breaks a rule.</param>
/// <param name="Errors">Every broken rule; empty where there is a snapshot.</param>
/// <param name="Trace">Where the event came from; null where nothing says so.</param>
public sealed record EventReading(
    string? DossierId, DossierSnapshot? Snapshot, IReadOnlyList<FieldError> Errors, EventTrace? Trace = null)
{
    /// <summary>Whether the event can be recorded.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    public bool IsAccepted => Snapshot is not null;

    /// <summary>
    /// The dossier that a rejection is counted for: its code, or where that cannot be read what
    /// <see cref="RejectionReasons.IdOf"/> puts in its place.
    /// </summary>
    public required string CountedAs { get; init; }

    /// <summary>The agency that the event names where its code is well formed, also where another rule is broken.</summary>
    public AgencyCode? Agency { get; init; }

    /// <summary>What is wrong with an event that names an agency for which its source may not speak.</summary>
    public static FieldError OutsideSource { get; } =
        new("agency", ErrorCodes.OutsideSource, "agency must be the source's own agency or one below it.");

    /// <summary>Whether nothing is wrong but who sent the event.</summary>
    public bool IsOnlyOutsideSource => Errors is [{ Code: ErrorCodes.OutsideSource }];

    /// <summary>The same, rejected where the dossier's agency is not within <paramref name="agency"/>, the source's own.</summary>
    public EventReading Within(AgencyCode agency) =>
        Snapshot is null || Snapshot.Agency.IsWithin(agency)
            ? this
            : this with
            {
                Snapshot = null,
                Errors = [OutsideSource],
            };

    /// <summary>An event of which nothing can be read.</summary>
    /// <param name="sent">All that was sent of it.</param>
    /// <param name="error">The rule that it breaks.</param>
    public static EventReading Unreadable(ReadOnlySpan<byte> sent, FieldError error) =>
        new(null, null, [error]) { CountedAs = RejectionReasons.IdOf(sent) };
}
