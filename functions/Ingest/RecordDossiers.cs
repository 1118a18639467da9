using Azure.Storage.Queues.Models;
using Dvc.Core;
using Dvc.Core.Agencies;
using Dvc.Core.Dossiers;
using Dvc.Core.Ingest;
using Dvc.Core.Postings;
using Dvc.Storage;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Storage.Recording;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Functions.Ingest;

/// <summary>
/// Records the events of a message. What can never be recorded is kept as a dead letter at once, and the good events
/// beside it are recorded; only failing storage makes the host try the message again.
/// </summary>
/// <param name="recorder">Records.</param>
/// <param name="letters">Keeps what cannot be recorded.</param>
/// <param name="time">The clock that times in the future are measured by.</param>
/// <param name="logger">The log.</param>
public sealed class RecordDossiers(Recorder recorder, DeadLetterStore letters, TimeProvider time, ILogger<RecordDossiers> logger)
{
    /// <summary>Handles one message of the queue.</summary>
    [Function(nameof(RecordDossiers))]
    public async Task RunAsync(
        [QueueTrigger(EventQueue.Name, Connection = StorageRegistration.Connection)] QueueMessage message,
        CancellationToken cancellationToken)
    {
        var content = EventMessage.Decode(message.Body);
        var now = time.Now();
        var queuedAt = message.InsertedOn is { } insertedOn ? Instant.FromDateTimeOffset(insertedOn) : now;
        if (EventMessage.Read(content, now, queuedAt) is not { } read)
        {
            logger.MessageNotJson(content.ToMemory().Length);
            await letters.KeepAsync(
                new DeadLetter(DeadLetter.NotJson, "The message is no JSON object whose members stand once.", message.Body, Tries: 1), cancellationToken);
            return;
        }

        var events = read.Events.ToLookup(queued => queued.Reading.IsAccepted);
        var arrivedAt = read.Delivery.ArrivedAt ?? queuedAt;
        var delivery = read.Delivery with { ArrivedAt = arrivedAt };
        await KeepInvalidAsync([.. events[false]], delivery, cancellationToken);
        var rejections = events[false].Select(queued => Rejected(queued, RejectionReasons.Of(queued.Reading.Errors), delivery.Within, arrivedAt));
        var refused = await recorder.RecordAsync(events[true].Concat(rejections), delivery.Within, cancellationToken);
        if (refused.Count > 0)
        {
            await KeepRefusedAsync(refused, delivery, cancellationToken);
            rejections = refused.Select(queued => Rejected(queued, [Counter.RejectedOutsideSource], delivery.Within, arrivedAt));
            await recorder.RecordAsync(rejections, delivery.Within, cancellationToken);
        }
    }

    private async Task KeepInvalidAsync(IReadOnlyCollection<QueuedEvent> invalid, Delivery delivery, CancellationToken cancellationToken)
    {
        if (invalid.Count > 0)
        {
            logger.EventsInvalid(invalid.Count);
        }

        foreach (var queued in invalid)
        {
            var rules = string.Join(' ', queued.Reading.Errors.Select(error => error.Message));
            await letters.KeepAsync(new DeadLetter(DeadLetter.InvalidEvent, rules, queued.Json, Tries: 1, delivery), cancellationToken);
        }
    }

    private async Task KeepRefusedAsync(IReadOnlyCollection<QueuedEvent> refused, Delivery delivery, CancellationToken cancellationToken)
    {
        logger.EventsOutsideSource(refused.Count);
        foreach (var queued in refused)
        {
            await letters.KeepAsync(
                new DeadLetter(DeadLetter.OutsideSource, "The agency that has the dossier is not within the source's.", queued.Json, Tries: 1, delivery),
                cancellationToken);
        }
    }

    // What cannot be recorded is counted, once a dossier and kind, like what the HTTP interface rejects.
    private static QueuedEvent Rejected(QueuedEvent invalid, IEnumerable<Counter> reasons, AgencyCode? within, Instant arrivedAt)
    {
        var reading = invalid.Reading;
        var agency = QueueItems.CountedFor(reading.Agency, reading.CountedAs, within ?? AgencyCode.Country);
        var rejections = Rejections.Of(reasons, new Rejection(arrivedAt, agency));
        return invalid with { Reading = reading with { Told = Dossier.Of(reading.CountedAs, rejections) } };
    }
}
