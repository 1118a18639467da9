using Dvc.Storage.Catalog;
using Dvc.Storage.RollUp;

namespace Dvc.Functions.Http;

/// <summary>
/// While answers are asked for, keeps what decides on them known, so that nobody waits for storage to learn that nothing
/// has changed. It stops a minute after the last one asked.
/// </summary>
/// <param name="figures">How the figures stand.</param>
/// <param name="catalog">The catalogue.</param>
/// <param name="time">The clock.</param>
internal sealed class AnswerWatch(FiguresJournal figures, CatalogReader catalog, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private DateTimeOffset lastAskedAt;
    private bool isWatching;

    /// <summary>Notes that somebody asks.</summary>
    public void Asked()
    {
        lock (gate)
        {
            lastAskedAt = time.GetUtcNow();
            if (!isWatching && !stopping.IsCancellationRequested)
            {
                isWatching = true;
                _ = WatchAsync(stopping.Token);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        do
        {
            await Task.Delay(FiguresJournal.ReadingInterval, time, cancellationToken);
            try
            {
                await figures.WithinAsync(FiguresJournal.ReadingInterval, cancellationToken);
                await catalog.WithinAsync(CatalogReader.MaxAge / 2, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Whoever asks reads it then, and answers for it.
            }
        }
        while (IsWanted());
    }

    private bool IsWanted()
    {
        lock (gate)
        {
            return isWatching = time.GetUtcNow() - lastAskedAt < Idle;
        }
    }
}
