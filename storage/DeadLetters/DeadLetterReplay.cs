using System.Text;
using Dvc.Core;
using Dvc.Storage.Ingest;

namespace Dvc.Storage.DeadLetters;

/// <summary>
/// Puts dead letters back into the queue. Whoever does so twice, at once, or dies in between, queues an event more than
/// once, which recording is made for: it counts once.
/// </summary>
/// <param name="letters">The letters.</param>
/// <param name="queue">The queue.</param>
/// <param name="time">The clock.</param>
public sealed class DeadLetterReplay(DeadLetterStore letters, EventQueue queue, TimeProvider time)
{
    /// <summary>Puts the letter back into the queue and notes that; it stays kept.</summary>
    public async Task<ReplayOutcome> ReplayAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await letters.ReadAsync(id, cancellationToken) is not { } letter)
        {
            return ReplayOutcome.Unknown;
        }

        var text = letter.QueueText;
        if (Encoding.UTF8.GetByteCount(text) > EventQueue.MaxTextBytes)
        {
            return ReplayOutcome.TooLarge;
        }

        // Noted after it is queued: the other way round a crash would hide a letter that nobody tries again.
        var now = time.Now();
        await queue.SendAsync(text, cancellationToken);
        await letters.NoteReplayAsync(letter.Kept, now, cancellationToken);
        return ReplayOutcome.Queued;
    }
}
