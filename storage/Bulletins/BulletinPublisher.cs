using Dvc.Core;
using Dvc.Core.Periods;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;
using Microsoft.Extensions.Logging;
using NodaTime;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Storage.Bulletins;

/// <summary>
/// Publishes the weeks that are over, each once and for ever. Several may run at once, and each may die at any moment
/// (<c>docs/protocol.md</c>).
/// </summary>
/// <param name="store">The published weeks.</param>
/// <param name="queue">Tells whether everything that was accepted is recorded.</param>
/// <param name="rollUp">Brings the figures up to date first.</param>
/// <param name="marks">Tells whether they are.</param>
/// <param name="time">The clock that says which weeks are over.</param>
/// <param name="logger">The log.</param>
public sealed class BulletinPublisher(
    BulletinStore store, EventQueue queue, RollUpRunner rollUp, DirtyMarks marks, TimeProvider time, ILogger<BulletinPublisher> logger)
{
    private const int RollUps = 3;

    // Two minutes: a dead worker's lease ends meanwhile, and what failed too often becomes a dead letter.
    private const int Looks = 60;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private Instant Now => time.Now();

    /// <summary>
    /// Publishes every week that is over since the last published one, oldest first; where none was ever published, the
    /// last one only.
    /// </summary>
    /// <param name="answers">Gives every agency's answer of a week.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">What came before is not recorded, or could not be rolled up; nothing is published.</exception>
    public async Task PublishAsync(
        Func<Period, CancellationToken, IAsyncEnumerable<AgencyAnswer>> answers, CancellationToken cancellationToken = default)
    {
        var last = await store.FindLastAsync(cancellationToken);
        if (last is not null)
        {
            // Its publisher may have died before it was done with this.
            await store.DeleteOrphansAsync(last, cancellationToken);
        }

        var weeks = Weeks(last);
        if (weeks.Count == 0)
        {
            return;
        }

        await WaitForRecordingAsync(cancellationToken);
        await RollUpAsync(cancellationToken);
        foreach (var week in weeks)
        {
            await PublishAsync(week, answers(week, cancellationToken), cancellationToken);
        }
    }

    private async Task PublishAsync(Period week, IAsyncEnumerable<AgencyAnswer> answers, CancellationToken cancellationToken)
    {
        var generation = RowKeys.Unique("");
        await store.WriteAsync(week.Id, generation, answers, cancellationToken);
        if (await store.TryCommitAsync(week.Id, generation, cancellationToken))
        {
            logger.BulletinPublished(week.Id);
        }
        else
        {
            logger.BulletinKnown(week.Id);
        }

        // Whoever came first, what is not its generation can go, the own rows among it.
        await store.DeleteOrphansAsync((await store.FindAsync(week.Id, cancellationToken))!, cancellationToken);
    }

    private List<Period> Weeks(Publication? last)
    {
        var newest = Period.Containing(PeriodGrain.Week, time.Today()).Previous;
        var first = last is not null && Period.TryParse(PeriodGrain.Week, last.Week, out var published) ? published.Next : newest;
        List<Period> weeks = [];
        for (var week = first; week.Start <= newest.Start; week = week.Next)
        {
            weeks.Add(week);
        }

        return weeks;
    }

    // What was accepted before may be under the lease of a worker, living or dead, where nobody can see how old it is. At the
    // moment when nothing is left in the queue all of it is recorded and marked.
    private async Task WaitForRecordingAsync(CancellationToken cancellationToken)
    {
        for (var look = 1; !await queue.IsDrainedAsync(cancellationToken); look++)
        {
            if (look == Looks)
            {
                throw new InvalidOperationException("No bulletin: not everything that was accepted before it is recorded; messages are left in the queue.");
            }

            if (look == 1)
            {
                logger.NotRecorded();
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    // Everything that was marked when a roll-up began must be published by its end. What is marked meanwhile may wait: it
    // is a correction of the bulletin.
    private async Task RollUpAsync(CancellationToken cancellationToken)
    {
        Exception? failure = null;
        for (var attempt = 1; attempt <= RollUps; attempt++)
        {
            var cut = Now;
            try
            {
                await rollUp.RunAsync(cancellationToken);
                failure = null;
            }
            catch (AggregateException failed)
            {
                failure = failed;
            }

            // A home that failed, or that the time limit left out, may be marked anew meanwhile and have older deltas all the same.
            var wentThrough = failure is null && Now - cut < Duration.FromTimeSpan(RollUpRunner.TimeLimit);
            if (wentThrough && (await marks.ListAsync(cancellationToken)).All(mark => mark.MarkedAt >= cut))
            {
                return;
            }

            logger.NotRolledUp(failure, attempt);
        }

        throw new InvalidOperationException("No bulletin: figures are not rolled up as far as they were recorded before it.", failure);
    }
}
