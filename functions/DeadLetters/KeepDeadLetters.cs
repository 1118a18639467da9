using Azure.Storage.Queues.Models;
using Dvc.Core.Dossiers;
using Dvc.Storage;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Functions.DeadLetters;

/// <summary>Keeps messages that the host gave up on, whole.</summary>
/// <param name="letters">Where they are kept.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="time">The clock that times in the future are measured by.</param>
/// <param name="logger">The log.</param>
public sealed class KeepDeadLetters(DeadLetterStore letters, DirtyMarks marks, TimeProvider time, ILogger<KeepDeadLetters> logger)
{
    // The host's limit, after which it moves a message here; the copy does not say how often it was tried.
    private const int TriesOfHost = 5;

    /// <summary>Handles one message of the poison queue.</summary>
    [Function(nameof(KeepDeadLetters))]
    public async Task RunAsync(
        [QueueTrigger(EventQueue.PoisonName, Connection = StorageRegistration.Connection)] QueueMessage message,
        CancellationToken cancellationToken)
    {
        var content = EventMessage.Decode(message.Body);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var read = EventMessage.Read(content, now, queuedAt: now);
        var homes = read?.Events.Select(queued => Home.Of(queued.Reading.CountedAs)).Distinct(StringComparer.Ordinal) ?? [];
        foreach (var home in homes)
        {
            // The last try may have committed and died before its mark.
            await marks.MarkAsync(home, cancellationToken);
        }

        logger.MessagePoisoned(TriesOfHost);
        await letters.KeepAsync(
            new DeadLetter(
                read is null ? DeadLetter.NotJson : DeadLetter.RetriesExhausted,
                read is null ? "The message is no JSON object." : "Recording failed every time it was tried.",
                read is null ? message.Body : content,
                TriesOfHost),
            cancellationToken);
    }
}
