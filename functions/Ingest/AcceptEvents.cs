using System.Text.Json;
using Dvc.Core.Agencies;
using Dvc.Functions.Http;
using Dvc.Storage.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Functions.Ingest;

/// <summary>Takes dossiers as one-stop-shop systems send them, and answers when all that it took is in the queue.</summary>
/// <param name="queue">The queue.</param>
/// <param name="time">The clock that times in the future are measured by.</param>
/// <param name="logger">The log.</param>
public sealed class AcceptEvents(EventQueue queue, TimeProvider time, ILogger<AcceptEvents> logger)
{
    /// <summary><c>POST /api/events</c>.</summary>
    [Function(nameof(AcceptEvents))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (body, unreadable) = await EventBody.ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return unreadable!;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var (readings, invalid) = EventReadings.Of(body, now);
        if (readings is null)
        {
            return invalid!;
        }

        var rejected = readings
            .Index()
            .Where(reading => !reading.Item.IsAccepted)
            .Select(reading => new RejectedEvent(reading.Index, reading.Item.DossierId, reading.Item.Errors))
            .ToList();
        var accepted = readings.Count - rejected.Count;
        var delivery = new Delivery("", AgencyCode.Country, now);
        await queue.SendAsync(delivery, readings.Select(reading => QueueItems.Of(reading, AgencyCode.Country)), cancellationToken);
        logger.EventsAccepted(accepted, rejected.Count);
        return accepted > 0
            ? JsonAnswer.Of(StatusCodes.Status202Accepted, new AcceptedEvents(accepted, rejected), ApiJson.Answers.AcceptedEvents)
            : NothingAccepted(rejected);
    }

    private static ContentResult NothingAccepted(IReadOnlyList<RejectedEvent> rejected) =>
        Problem.Of(new ProblemDetails
        {
            Status = StatusCodes.Status400BadRequest,
            Title = "No event can be taken.",
            Detail = "Every event breaks a rule of the contract; rejected names each event's place, fields and rules.",
            Extensions = { ["rejected"] = JsonSerializer.SerializeToElement(rejected, ApiJson.Answers.IReadOnlyListRejectedEvent) },
        });
}
