using Azure.Storage.Queues.Models;
using Dvc.Core;
using Dvc.Core.Dossiers;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.DeadLetters;

/// <summary>Keeps messages that the host gave up on, whole.</summary>
/// <param name="poison">Where the host puts them.</param>
/// <param name="letters">Where they are kept.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="time">The clock that times in the future are measured by.</param>
/// <param name="logger">The log.</param>
public sealed class KeepDeadLetters(
    PoisonQueue poison, DeadLetterStore letters, DirtyMarks marks, TimeProvider time, ILogger<KeepDeadLetters> logger)
{
    // The host's limit, after which it moves a message here; the copy does not say how often it was tried.
    private const int TriesOfHost = 5;

    /// <summary>Runs by the schedule of the setting <c>DeadLetterSchedule</c>, NCRONTAB in UTC.</summary>
    /// <remarks>
    /// A queue trigger would not do: for a queue named <c>*-poison</c> the host has no other queue to move a message to, yet
    /// never again calls the function for one that failed five times. It would come back for ever, and never be kept.
    /// </remarks>
    [Function(nameof(KeepDeadLetters))]
    public Task RunAsync([TimerTrigger("%DeadLetterSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        poison.DrainAsync(KeepAsync, cancellationToken);

    private async Task KeepAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var content = EventMessage.Decode(message.Body);
        var now = time.Now();
        var read = EventMessage.Read(content, now, queuedAt: now);
        var homes = read?.Events.Select(queued => Home.Of(queued.Reading.CountedAs)).Distinct(StringComparer.Ordinal) ?? [];
        foreach (var home in homes)
        {
            // The last try may have committed and died before its mark.
            await marks.MarkAsync(home, cancellationToken);
        }

        await letters.KeepAsync(
            new DeadLetter(
                read is null ? DeadLetter.NotJson : DeadLetter.RetriesExhausted,
                read is null ? "The message is no JSON object whose members stand once." : "Recording failed every time it was tried.",
                read is null ? message.Body : content,
                TriesOfHost),
            cancellationToken);
        logger.MessagePoisoned(TriesOfHost);
    }
}
