using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Storage.Ingest;
using Dvc.Storage.Recording;
using Dvc.Testing.Dossiers;

namespace Dvc.Testing.Storage;

/// <summary>Events as the queue has them.</summary>
public static class Queued
{
    public static QueueItem Item(DossierSnapshot snapshot) => new(snapshot.DossierId, QueuedJson.Of(snapshot));

    public static QueueItem Item(SentEvent sent) => new(sent.DossierId, Json(sent));

    public static QueuedEvent Event(SentEvent sent) => new(
        new BinaryData(Json(sent)), new QueuedReading(sent.DossierId, sent.Told, []) { CountedAs = sent.DossierId, Agency = sent.Snapshot?.Agency });

    /// <summary>The messages of somebody who may do anything.</summary>
    public static IEnumerable<BinaryData> Pack(string source, IEnumerable<DossierSnapshot> snapshots) =>
        EventQueue.Pack(new Delivery(source, Within: null, ArrivedAt: null), snapshots.Select(Item));

    public static Task RecordAsync(this Recorder recorder, IEnumerable<DossierSnapshot> snapshots, CancellationToken cancellationToken) =>
        recorder.RecordAsync(snapshots.Select(SentEvent.Of), cancellationToken);

    public static Task RecordAsync(this Recorder recorder, IEnumerable<SentEvent> sent, CancellationToken cancellationToken) =>
        recorder.RecordAsync(sent.Select(Event), within: null, cancellationToken);

    private static ReadOnlyMemory<byte> Json(SentEvent sent) =>
        sent.Snapshot is { } snapshot ? QueuedJson.Of(snapshot)
        : sent.Step is { } step ? QueuedJson.Of(sent.DossierId, step)
        : QueuedJson.Of(sent.DossierId, sent.Rejected!.First.Values.First().Agency, sent.Rejected.First.Keys);
}
