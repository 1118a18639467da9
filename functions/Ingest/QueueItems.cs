using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Storage.Ingest;

namespace Dvc.Functions.Ingest;

/// <summary>What goes into the queue: events that were taken, and of those that were not that they were not, to be counted.</summary>
internal static class QueueItems
{
    /// <summary>An event, or its rejection.</summary>
    /// <param name="reading">What reading the event gave.</param>
    /// <param name="within">The agency that the source stands for.</param>
    public static QueueItem Of(EventReading reading, AgencyCode within) => reading.IsAccepted
        ? new QueueItem(reading.Snapshot.DossierId, QueuedJson.Of(reading.Snapshot, reading.Trace))
        : new QueueItem(
            reading.CountedAs,
            QueuedJson.Of(reading.CountedAs, CountedFor(reading.Agency, reading.CountedAs, within), RejectionReasons.Of(reading.Errors)));

    /// <summary>
    /// The agency that a rejection is counted for: the one that the event names, else the one that issued its dossier's
    /// code, where the source may speak for it; else the source's own.
    /// </summary>
    public static AgencyCode CountedFor(AgencyCode? named, string countedAs, AgencyCode within) =>
        named is { } agency && agency.IsWithin(within) ? agency
        : AgencyCode.TryParse(Home.Of(countedAs), out var issuer) && issuer.IsWithin(within) ? issuer
        : within;
}
