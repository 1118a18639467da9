using System.Diagnostics.CodeAnalysis;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest;

/// <summary>What reading one event gave: a snapshot, or every rule that it breaks.</summary>
/// <param name="DossierId">The dossier's code where it is well formed, so that a rejection can name it.</param>
/// <param name="Snapshot">The snapshot; null where the event breaks a rule.</param>
/// <param name="Errors">Every broken rule; empty where there is a snapshot.</param>
public sealed record EventReading(string? DossierId, DossierSnapshot? Snapshot, IReadOnlyList<FieldError> Errors)
{
    /// <summary>Whether the event can be recorded.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    public bool IsAccepted => Snapshot is not null;

    /// <summary>Whether nothing is wrong but who sent the event.</summary>
    public bool IsOnlyOutsideSource => Errors is [{ Code: ErrorCodes.OutsideSource }];

    /// <summary>The same, rejected where the dossier's agency is not within <paramref name="agency"/>, the source's own.</summary>
    public EventReading Within(AgencyCode agency) =>
        Snapshot is null || Snapshot.Agency.IsWithin(agency)
            ? this
            : new EventReading(
                DossierId, null, [new FieldError("agency", ErrorCodes.OutsideSource, "agency must be the source's own agency or one below it.")]);
}
