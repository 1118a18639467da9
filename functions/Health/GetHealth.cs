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
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dvc.Functions.Health;

/// <summary>Tells operators how the system stands; 503 where storage cannot be reached.</summary>
/// <param name="queue">The queue.</param>
/// <param name="marks">The marks of homes with deltas.</param>
/// <param name="journal">When the last roll-up ended.</param>
/// <param name="audits">What the last audit found.</param>
/// <param name="timers">When timers ran.</param>
/// <param name="schedules">When they are to.</param>
/// <param name="catalog">The working calendar.</param>
/// <param name="letters">What could not be recorded.</param>
/// <param name="requests">Requests to storage.</param>
/// <param name="time">The clock.</param>
public sealed class GetHealth(
    EventQueue queue,
    DirtyMarks marks,
    RollUpJournal journal,
    AuditJournal audits,
    TimerJournal timers,
    IOptions<ScheduleOptions> schedules,
    ICatalog catalog,
    DeadLetterStore letters,
    StorageRequests requests,
    TimeProvider time)
{
    // Many missed roll-ups.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    // Whoever watches over the app is answered within two seconds.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1.8);

    /// <summary><c>GET /api/health</c>.</summary>
    [Function(nameof(GetHealth))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/health")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return JsonAnswer.Of(StatusCodes.Status200OK, await ReadAsync(either.Token), ApiJson.Answers.HealthAnswer);
        }
        catch (Exception late) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("Storage did not answer all questions in time.", late);
        }
    }

    // All at once: each may be slow, and together they have the time of one.
    private async Task<HealthAnswer> ReadAsync(CancellationToken cancellationToken)
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
        var timersNow = schedules.Value.ByTimer
            .Select(timer => TimerHealth.Of(
                timer.Key,
                timer.Value,
                ran.GetValueOrDefault(timer.Key, TimerState.Unknown),
                timer.Key == ScheduleOptions.RollUp ? oldest ?? time.Now() : null,
                time.Now()))
            .ToList();
        var calendar = CalendarPart.Of((await readingCatalog).Calendar, time.Today());
        var waits = new[] { state.OldestInsertedOn, oldest?.ToDateTimeOffset() }.Any(since => now - since > LongestWait);
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
