using Dvc.Core;
using Dvc.Functions.Catalog;
using Dvc.Functions.Http;
using Dvc.Functions.Timers;
using Dvc.Storage.Audit;
using Dvc.Storage.Catalog;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;
using Dvc.Storage.Timers;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dvc.Functions.Health;

/// <summary>Reads how the system stands.</summary>
/// <param name="queue">The queue.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="journal">When the last roll-up ended.</param>
/// <param name="audits">What the last audit found.</param>
/// <param name="timers">When timers ran.</param>
/// <param name="schedules">When they are to.</param>
/// <param name="catalog">The working calendar.</param>
/// <param name="letters">What could not be recorded.</param>
/// <param name="requests">Requests to storage.</param>
/// <param name="watch">Remembers since when nothing is rolled up.</param>
/// <param name="time">The clock.</param>
public sealed class HealthReader(
    EventQueue queue,
    DirtyMarks marks,
    RollUpJournal journal,
    AuditJournal audits,
    TimerJournal timers,
    IOptions<ScheduleOptions> schedules,
    ICatalog catalog,
    DeadLetterStore letters,
    StorageRequests requests,
    RollUpWatch watch,
    TimeProvider time)
{
    // Many missed roll-ups.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    // Whoever watches over the app is answered within two seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.8);

    /// <summary>How the system stands, within two seconds.</summary>
    /// <exception cref="TimeoutException">Storage did not answer all questions in time.</exception>
    public async Task<HealthAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ReadInTimeAsync(either.Token);
        }
        catch (Exception late) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Storage did not answer all questions in time.", late);
        }
    }

    // All at once: each may be slow, and together they have the time of one.
    private async Task<HealthAnswer> ReadInTimeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var inspecting = queue.InspectAsync(cancellationToken);
        var listing = marks.ListAsync(cancellationToken);
        var counting = letters.CountWaitingAsync(cancellationToken);
        var auditing = audits.ReadAsync(cancellationToken);
        var running = timers.ReadAsync(cancellationToken);
        var rollingUp = journal.ReadAsync(cancellationToken);
        var readingCatalog = catalog.CurrentAsync(cancellationToken).AsTask();
        await Task.WhenAll(inspecting, listing, counting, auditing, running, rollingUp, readingCatalog);

        var (state, pending, dead, audited, ran, rolledUp) =
            (await inspecting, await listing, await counting, await auditing, await running, await rollingUp);
        var oldest = pending.Min(mark => (Instant?)mark.MarkedAt);
        var waiting = new[] { oldest, watch.StalledSince(pending.Count > 0, rolledUp.FinishedAt, time.Now()) }.Min();
        var timersNow = schedules.Value.ByTimer
            .Select(timer => TimerHealth.Of(
                timer.Key,
                timer.Value,
                ran.GetValueOrDefault(timer.Key, TimerState.Unknown),
                timer.Key == ScheduleOptions.RollUp ? waiting ?? time.Now() : null,
                time.Now()))
            .ToList();
        var calendar = CalendarPart.Of((await readingCatalog).Calendar, time.Today());
        var waits = new[] { state.OldestInsertedOn, waiting?.ToDateTimeOffset() }.Any(since => now - since > LongestWait);
        var isDegraded = waits || dead > 0 || state.PoisonDepth > 0 || audited is { Last.HasDifferences: true } || calendar.IsShort || timersNow.Exists(timer => timer.IsLate || timer.HasFailed);
        return new HealthAnswer(
            isDegraded ? "degraded" : "healthy",
            new QueueHealth(state.Depth, (long?)(now - state.OldestInsertedOn)?.TotalSeconds, state.PoisonDepth),
            new RollUpHealth(pending.Count, VietnamTimestamp.Format(oldest), VietnamTimestamp.Format(rolledUp.FinishedAt), RollUpProgressPart.Of(rolledUp, time)),
            AuditHealth.Of(audited),
            timersNow,
            calendar,
            dead,
            new StorageRequestCounts(requests.Queue, requests.TableReads, requests.TableWrites));
    }
}
