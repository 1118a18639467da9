using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Ingest;
using Dvc.Functions.Http;
using Dvc.Storage.Ingest;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Dvc.Functions.Ingest;

/// <summary>Takes dossiers as one-stop-shop systems send them, and answers when all that it took is in the queue.</summary>
/// <param name="gate">Who may come in.</param>
/// <param name="queue">The queue.</param>
/// <param name="options">How long a body may take.</param>
/// <param name="time">The clock that times in the future are measured by.</param>
/// <param name="logger">The log.</param>
public sealed class AcceptEvents(
    IngestGate gate, EventQueue queue, IOptions<IngestOptions> options, TimeProvider time, ILogger<AcceptEvents> logger)
{
    /// <summary><c>POST /api/events</c>. The host asks for no key: the gate asks for the source's.</summary>
    [Function(nameof(AcceptEvents))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (admission, refused) = await gate.AdmitAsync(request, cancellationToken);
        using (admission)
        {
            return admission is null ? refused! : await AcceptAsync(admission.Source, request, cancellationToken);
        }
    }

    private async Task<IActionResult> AcceptAsync(Source source, HttpRequest request, CancellationToken cancellationToken)
    {
        var (body, unreadable) = await EventBody.ReadAsync(request, isJson: false, options.Value.BodyTimeout!.Value, cancellationToken);
        if (body is null)
        {
            return unreadable!;
        }

        var arrivedAt = time.Now();
        var (readings, invalid) = EventReadings.Of(body, arrivedAt);
        return readings is null
            ? invalid!
            : await AcceptAsync(source, arrivedAt, [.. readings.Select(reading => reading.Within(source.Agency))], cancellationToken);
    }

    private async Task<IActionResult> AcceptAsync(
        Source source, Instant arrivedAt, IReadOnlyList<EventReading> readings, CancellationToken cancellationToken)
    {
        var rejected = readings
            .Index()
            .Where(reading => !reading.Item.IsAccepted)
            .Select(reading => new RejectedEvent(reading.Index, reading.Item.DossierId, reading.Item.Errors))
            .ToList();
        var accepted = readings.Count - rejected.Count;
        var delivery = new Delivery(source.Id, source.Agency, arrivedAt);
        await queue.SendAsync(delivery, readings.Select(reading => QueueItems.Of(reading, source.Agency)), cancellationToken);
        logger.EventsAccepted(accepted, rejected.Count);
        return accepted > 0
            ? JsonAnswer.Of(StatusCodes.Status202Accepted, new AcceptedEvents(accepted, rejected), ApiJson.Answers.AcceptedEvents)
            : NothingAccepted(rejected, readings.All(reading => reading.IsOnlyOutsideSource));
    }

    /// <summary>The answer where every event breaks a rule.</summary>
    internal static ContentResult NothingAccepted(IReadOnlyList<RejectedEvent> rejected, bool isForbidden) =>
        Problem.Of(new ProblemDetails
        {
            Status = isForbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest,
            Title = "No event can be taken.",
            Detail = "Every event breaks a rule of the contract; rejected names each event's place, fields and rules.",
            Extensions = { ["rejected"] = JsonSerializer.SerializeToElement(rejected, ApiJson.Answers.IReadOnlyListRejectedEvent) },
        });
}
