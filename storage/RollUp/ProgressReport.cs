using Azure;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Storage.RollUp;

/// <summary>Tells how far a run is, about once a second: a short run tells nothing, and writes nothing for it.</summary>
/// <param name="journal">Where.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class ProgressReport(RollUpJournal journal, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Instant startedAt = Instant.FromDateTimeOffset(time.GetUtcNow());
    private long toldAt = time.GetTimestamp();
    private long rows;
    private long published;

    /// <summary>So many more rows are to be published.</summary>
    public void Found(int count) => Interlocked.Add(ref rows, count);

    /// <summary>So many of them are.</summary>
    public async Task PublishedAsync(int count, CancellationToken cancellationToken)
    {
        Interlocked.Add(ref published, count);
        var last = Interlocked.Read(ref toldAt);
        if (time.GetElapsedTime(last) >= Interval && Interlocked.CompareExchange(ref toldAt, time.GetTimestamp(), last) == last)
        {
            var now = Instant.FromDateTimeOffset(time.GetUtcNow());
            try
            {
                await journal.WriteAsync(
                    new RollUpProgress(startedAt, now, Interlocked.Read(ref rows), Interlocked.Read(ref published)), cancellationToken);
            }
            catch (RequestFailedException failure)
            {
                logger.ProgressNotNoted(failure); // Nothing depends on it; the roll-up goes on.
            }
        }
    }
}
