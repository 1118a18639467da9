using System.Collections.Concurrent;
using Dvc.Storage.Moves;
using Microsoft.Extensions.Logging;

namespace Dvc.Storage.RollUp;

/// <summary>
/// Rolls up what changed: folds the deltas of marked homes into the ledger and publishes the touched days as facts and
/// kpis (<c>docs/protocol.md</c>). Several may run at once, and each may die at any moment.
/// </summary>
/// <param name="marks">The homes with something to do.</param>
/// <param name="folder">Folds deltas into the ledger.</param>
/// <param name="touched">What folds left to publish.</param>
/// <param name="moves">Publishes moved dates.</param>
/// <param name="facts">Publishes facts.</param>
/// <param name="kpis">Publishes kpis.</param>
/// <param name="procedures">Publishes kpis by procedure.</param>
/// <param name="figures">Tells readers that kpis have changed.</param>
/// <param name="journal">Remembers when the last roll-up ended.</param>
/// <param name="time">The clock of the time limit.</param>
/// <param name="logger">The log.</param>
public sealed class RollUpRunner(
    DirtyMarks marks,
    LedgerFolder folder,
    TouchedRows touched,
    MovedDates moves,
    FactsPublisher facts,
    KpiPublisher kpis,
    ProcedurePublisher procedures,
    FiguresJournal figures,
    RollUpJournal journal,
    TimeProvider time,
    ILogger<RollUpRunner> logger)
{
    // Homes of one province share their ancestors' rows, which are then published once for all of them.
    private const int HomesAtOnce = 32;
    private const int ParallelHomes = 4;

    // As many days of agencies as are published within a fraction of the time limit, also by a slow storage: a part that
    // is not would begin anew in every run and never end.
    private const int DaysAtOnce = 1000;

    /// <summary>After this a roll-up stops and leaves the rest to the next one.</summary>
    public static TimeSpan TimeLimit { get; } = TimeSpan.FromMinutes(4);

    /// <summary>Rolls up every home that is marked now, the one left alone for longest first, within <see cref="TimeLimit"/>.</summary>
    /// <exception cref="AggregateException">Some homes failed; the others are rolled up, and the failed ones stay marked.</exception>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var failures = new ConcurrentQueue<Exception>();
        var progress = new ProgressReport(journal, time, logger);
        var homes = 0;
        try
        {
            var waiting = await marks.ListAsync(either.Token);
            foreach (var wave in waiting.OrderBy(mark => mark.MarkedAt).Chunk(HomesAtOnce))
            {
                await RunAsync(wave, progress, failures, either.Token);
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

        if (homes > 0)
        {
            await journal.WriteAsync(homes, cancellationToken);
            logger.RolledUp(homes);
        }
    }

    private async Task RunAsync(DirtyMark[] wave, ProgressReport progress, ConcurrentQueue<Exception> failures, CancellationToken cancellationToken)
    {
        var folded = new ConcurrentDictionary<string, IReadOnlyList<TouchedRow>>(StringComparer.Ordinal);
        var finished = new ConcurrentQueue<DirtyMark>();
        var read = wave.ToDictionary(mark => mark.Home, StringComparer.Ordinal);
        await ForEachHomeAsync(
            read.Keys,
            async (home, token) =>
            {
                var mark = await folder.FoldAsync(read[home], token);
                await moves.PublishAsync(home, token);

                // A query of its own, after the last fold: rows that another roll-up left behind are published too.
                folded[home] = await touched.ReadAsync(home, token);
                if (mark is not null)
                {
                    finished.Enqueue(mark);
                }
            },
            failures,
            cancellationToken);
        try
        {
            var published = await PublishAsync(folded, progress, failures, cancellationToken);
            foreach (var mark in finished.Where(mark => published.Contains(mark.Home)))
            {
                await marks.DeleteAsync(mark, cancellationToken);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // One wave must not keep the next ones: its homes stay marked, with all that they touched.
            logger.WaveFailed(failure, wave.Length);
            failures.Enqueue(failure);
        }
    }

    // Publishes in parts, each of which is done with once its rows are deleted, so that a backlog of more than the time
    // limit is worked off all the same. Returns the homes of which everything is published.
    private async Task<IReadOnlySet<string>> PublishAsync(
        IReadOnlyDictionary<string, IReadOnlyList<TouchedRow>> folded,
        ProgressReport progress,
        ConcurrentQueue<Exception> failures,
        CancellationToken cancellationToken)
    {
        var homes = folded.Keys.ToHashSet(StringComparer.Ordinal);
        var parts = Parts(folded.Values.SelectMany(rows => rows).OrderBy(row => row.Days[0].Day)).ToList();
        progress.Found(parts.Sum(RowsOf));
        foreach (var part in parts)
        {
            var rows = part.Where(row => homes.Contains(row.Home)).ToLookup(row => row.Home, StringComparer.Ordinal);
            var failed = await ForEachHomeAsync(
                rows.Select(home => home.Key),
                async (home, token) => await facts.PublishAsync(rows[home].SelectMany(row => row.Days).Distinct(), token),
                failures,
                cancellationToken);
            homes.ExceptWith(failed);

            var done = rows.Where(home => homes.Contains(home.Key)).ToList();
            List<TouchedDay> days = [.. done.SelectMany(home => home).SelectMany(row => row.Days).Distinct()];
            try
            {
                await kpis.PublishAsync(days, progress.PublishedAsync, cancellationToken);
                await procedures.PublishAsync(days, progress.PublishedAsync, cancellationToken);
            }
            finally
            {
                // Between the two: answers of before must go once kpis are written, and while a row still says that they may not.
                // Whoever is stopped half way has written some.
                await figures.ChangeAsync(CancellationToken.None);
            }

            foreach (var home in done)
            {
                await touched.DeleteAsync(home.Key, home.Select(row => row.RowKey), cancellationToken);
            }
        }

        return homes;
    }

    private static int RowsOf(List<TouchedRow> part)
    {
        List<TouchedDay> days = [.. part.SelectMany(row => row.Days).Distinct()];
        return KpiPublisher.Count(days) + ProcedurePublisher.Count(days);
    }

    private static IEnumerable<List<TouchedRow>> Parts(IEnumerable<TouchedRow> rows)
    {
        List<TouchedRow> part = [];
        HashSet<TouchedDay> days = [];
        foreach (var row in rows)
        {
            if (days.Count > DaysAtOnce)
            {
                yield return part;
                part = [];
                days = [];
            }

            part.Add(row);
            days.UnionWith(row.Days.Select(day => day with { Procedure = null }));
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    // One home that fails must keep no other waiting; it stays marked. Returns those that failed.
    private async Task<IReadOnlyCollection<string>> ForEachHomeAsync(
        IEnumerable<string> homes, Func<string, CancellationToken, Task> work, ConcurrentQueue<Exception> failures, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(
            homes,
            ParallelWork.Of(ParallelHomes, cancellationToken),
            async (home, token) =>
            {
                try
                {
                    await work(home, token);
                }
                catch (Exception failure) when (!token.IsCancellationRequested)
                {
                    logger.HomeFailed(failure, home);
                    failures.Enqueue(failure);
                    failed.Enqueue(home);
                }
            });
        return failed;
    }
}
