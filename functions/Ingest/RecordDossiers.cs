using Azure.Storage.Queues.Models;
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
        if (EventMessage.Read(content, Instant.FromDateTimeOffset(time.GetUtcNow())) is not { } read)
        {
            logger.MessageNotJson(content.ToMemory().Length);
            await letters.KeepAsync(
                new DeadLetter(DeadLetter.NotJson, "The message is no JSON object.", message.Body, message.DequeueCount), cancellationToken);
            return;
        }

        var invalid = read.Events.Where(@event => !@event.Reading.IsAccepted).ToList();
        if (invalid.Count > 0)
        {
            logger.EventsInvalid(invalid.Count);
        }

        foreach (var @event in invalid)
        {
            var rules = string.Join(' ', @event.Reading.Errors.Select(error => error.Message));
            await letters.KeepAsync(new DeadLetter(DeadLetter.InvalidEvent, rules, @event.Json, message.DequeueCount), cancellationToken);
        }

        await recorder.RecordAsync(
            read.Events.Where(@event => @event.Reading.IsAccepted).Select(@event => @event.Reading.Snapshot!), cancellationToken);
    }
}
