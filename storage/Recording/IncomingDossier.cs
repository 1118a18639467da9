using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Storage.Ingest;

namespace Dvc.Storage.Recording;

/// <summary>What a message has of one dossier.</summary>
/// <param name="Id">The dossier's code.</param>
/// <param name="Events">The events, none of which breaks a rule.</param>
internal sealed record IncomingDossier(string Id, IReadOnlyList<QueuedEvent> Events)
{
    public IEnumerable<QueuedReading> Readings => Events.Select(queued => queued.Reading);

    /// <summary>All of them together, as if nothing else were known.</summary>
    public Dossier Told => Events.Select(queued => queued.Reading.Told!).Aggregate((one, other) => one.Merge(other));

    /// <summary>The events that say of the dossier that they were rejected, and nothing else.</summary>
    public IReadOnlyList<QueuedEvent> Rejections =>
        [.. Events.Where(queued => queued.Reading.Told is { Newest: null, Step: null })];

    /// <summary>They can be the first that is heard of the dossier, so no earlier state need be stored.</summary>
    public bool MayBeFirst => Told.Current?.Status.MayBeFirst() == true;
}
