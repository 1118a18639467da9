using System.Diagnostics.CodeAnalysis;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest;

/// <summary>What reading one event gave: a snapshot, or every rule that it breaks.</summary>
/// <param name="DossierId">The dossier's code where it is well formed, so that a rejection can name it.</param>
/// <param name="Snapshot">The snapshot; null where the event breaks a rule.</param>
/// <param name="Errors">Every broken rule; empty where there is a snapshot.</param>
/// <param name="Trace">Where the event came in an envelope: what it says of the event.</param>
public sealed record EventReading(
    string? DossierId, DossierSnapshot? Snapshot, IReadOnlyList<FieldError> Errors, EventTrace? Trace = null)
{
    /// <summary>Whether the event can be recorded.</summary>
    [MemberNotNullWhen(true, nameof(Snapshot))]
    public bool IsAccepted => Snapshot is not null;
}
