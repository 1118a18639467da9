using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Rolls up what changed: folds the deltas of marked homes into the ledger and publishes the touched days as facts and
/// kpis (<c>docs/protocol.md</c>). Several may run at once, and each may die at any moment.
/// </summary>
/// <param name="marks">The homes with something to do.</param>
/// <param name="folder">Folds deltas into the ledger.</param>
/// <param name="touched">What folds left to publish.</param>
/// <param name="facts">Publishes facts.</param>
/// <param name="kpis">Publishes kpis.</param>
/// <param name="journal">Remembers when the last roll-up ended.</param>
/// <param name="time">The clock of the time limit.</param>
/// <param name="logger">The log.</param>
public sealed class RollUpRunner(
    DirtyMarks marks,
    LedgerFolder folder,
    TouchedRows touched,
    FactsPublisher facts,
    KpiPublisher kpis,
    RollUpJournal journal,
    TimeProvider time,
    ILogger<RollUpRunner> logger)
{
    // Homes of one province share their ancestors' rows, which are then published once for all of them.
    private const int HomesAtOnce = 32;
    private const int ParallelFolds = 4;

    /// <summary>After this a roll-up stops and leaves the rest to the next one.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMinutes(4);

    /// <summary>Rolls up every home that is marked now, the longest waiting first, within <see cref="TimeLimit"/>.</summary>
    /// <exception cref="AggregateException">Some homes failed; the others are rolled up, and the failed ones stay marked.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var failures = new ConcurrentQueue<Exception>();
        var homes = 0;
        try
        {
            var waiting = await marks.ListAsync(either.Token);
            foreach (var wave in waiting.OrderBy(mark => mark.MarkedAt).Chunk(HomesAtOnce))
            {
                await RunAsync(wave, failures, either.Token);
                homes += wave.Length;
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Dying here would be safe, so stopping is.
            logger.TimeLimitReached(TimeLimit);
        }

        if (!failures.IsEmpty)
        {
            throw new AggregateException("Some homes could not be rolled up and stay marked.", failures);
        }

        await journal.WriteAsync(homes, cancellationToken);
        logger.RolledUp(homes);
    }

    private async Task RunAsync(DirtyMark[] wave, ConcurrentQueue<Exception> failures, CancellationToken cancellationToken)
    {
        var published = new ConcurrentDictionary<DirtyMark, IReadOnlyList<(string RowKey, IReadOnlyList<TouchedDay> Days)>>();
        await Parallel.ForEachAsync(
            wave,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelFolds, CancellationToken = cancellationToken },
            async (mark, token) =>
            {
                try
                {
                    await folder.FoldAsync(mark.Home, token);

                    // A query of its own, after the last fold: rows that another roll-up left behind are published too.
                    var rows = await touched.ReadAsync(mark.Home, token);
                    await facts.PublishAsync(rows.SelectMany(row => row.Days).Distinct(), token);
                    published[mark] = rows;
                }
                catch (Exception failure) when (!token.IsCancellationRequested)
                {
                    // One home that cannot be folded or published must not keep the others from being published.
                    logger.HomeFailed(failure, mark.Home);
                    failures.Enqueue(failure);
                }
            });

        var days = published.Values.SelectMany(rows => rows).SelectMany(row => row.Days).Distinct();
        try
        {
            await kpis.PublishAsync(days, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Nor may one wave keep the next ones: its homes stay marked, with all that they touched.
            logger.WaveFailed(failure, wave.Length);
            failures.Enqueue(failure);
            return;
        }

        foreach (var (mark, rows) in published)
        {
            await touched.DeleteAsync(mark.Home, rows.Select(row => row.RowKey), cancellationToken);
            await marks.DeleteAsync(mark, cancellationToken);
        }
    }
}
