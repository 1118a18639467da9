using System.Diagnostics.CodeAnalysis;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;

namespace Dvc.Core.Ingest;

/// <summary>What reading one event of the queue gave: what it tells of its dossier, or every rule that it breaks.</summary>
/// <param name="DossierId">The dossier's code where it is well formed.</param>
/// <param name="Told">The dossier as this event alone tells it; null where the event breaks a rule.</param>
/// <param name="Errors">Every broken rule; empty where something is told.</param>
/// <param name="Trace">Where the event came from; null where nothing says so.</param>
public sealed record QueuedReading(string? DossierId, Dossier? Told, IReadOnlyList<FieldError> Errors, EventTrace? Trace = null)
{
    /// <summary>Whether the event can be recorded.</summary>
    [MemberNotNullWhen(true, nameof(Told))]
    public bool IsAccepted => Told is not null;

    /// <summary>As of <see cref="EventReading.CountedAs"/>.</summary>
    public required string CountedAs { get; init; }

    /// <summary>The agency that the event names where its code is well formed, also where another rule is broken.</summary>
    public AgencyCode? Agency { get; init; }
}
