using System.Text.Json;
using Dvc.Core;
using Dvc.Core.Ingest;
using Dvc.Core.Ingest.National;
using Dvc.Storage.Ingest;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Dvc.Functions.Ingest.National;

/// <summary>
/// Takes the message with which one-stop shops synchronise dossiers with the national portal. Everything in it is queued;
/// what breaks a rule becomes a dead letter there, because the message's form has one code for all of it.
/// </summary>
/// <param name="gate">Who may come in.</param>
/// <param name="queue">The queue.</param>
/// <param name="time">The clock: the message has none of its own.</param>
/// <param name="logger">The log.</param>
public sealed class AcceptNational(IngestGate gate, EventQueue queue, TimeProvider time, ILogger<AcceptNational> logger)
{
    /// <summary><c>POST /api/events/national</c>; the source's key in <c>x-source-key</c>, or a session in the message.</summary>
    [Function(nameof(AcceptNational))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/national")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var (body, unreadable) = await gate.ReadBodyAsync(request, cancellationToken);
        if (body is null)
        {
            return NationalAnswers.Of(unreadable!);
        }

        try
        {
            using var document = JsonDocument.Parse(body.Content, EventReadings.Bounded);
            var (message, error) = NationalMessage.Read(document.RootElement);
            var source = await gate.IdentifyAsync(request, NationalMessage.SessionOf(document.RootElement), cancellationToken);
            return source is null ? NationalAnswers.Unknown(request.HttpContext.Response)
                : error is not null ? NationalAnswers.Invalid(error.Message)
                : await AdmitAsync(source, message!, request.HttpContext.Response, cancellationToken);
        }
        catch (JsonException failure)
        {
            return NationalAnswers.Invalid($"The body is not JSON: see {EventReadings.Place(failure)}.");
        }
    }

    /// <summary>The answer to a message without items.</summary>
    internal static ContentResult NoItem() => NationalAnswers.Invalid("data must have an item.");

    private async Task<IActionResult> AdmitAsync(Source source, NationalMessage message, HttpResponse response, CancellationToken cancellationToken)
    {
        if (message.Count == 0)
        {
            return NoItem();
        }

        if (message.Count > EventReadings.MaxEvents)
        {
            return NationalAnswers.Of(EventReadings.TooMany);
        }

        var (admission, refused) = gate.Admit(source, response);
        using (admission)
        {
            return admission is null ? NationalAnswers.Of(refused!) : await QueueAsync(source, message, cancellationToken);
        }
    }

    private async Task<IActionResult> QueueAsync(Source source, NationalMessage message, CancellationToken cancellationToken)
    {
        var arrivedAt = time.Now();
        var items = message.ToEvents().Select(json => (Json: json, Reading: Read(json, arrivedAt))).ToList();
        await queue.SendAsync(
            new Delivery(source.Id, source.Agency, arrivedAt),
            items.Select(item => new QueueItem(item.Reading.CountedAs, item.Json)),
            cancellationToken);
        var rejected = items.Index()
            .Select(item => new RejectedEvent(item.Index, item.Item.Reading.DossierId, ErrorsOf(item.Item.Reading, source)))
            .Where(item => item.Errors.Count > 0)
            .ToList();
        logger.EventsAccepted(items.Count - rejected.Count, rejected.Count);
        return NationalAnswers.Accepted(items.Count, rejected);
    }

    private static QueuedReading Read(ReadOnlyMemory<byte> json, Instant arrivedAt)
    {
        using var document = JsonDocument.Parse(json);
        return QueuedReader.Read(document.RootElement, arrivedAt, arrivedAt);
    }

    private static IReadOnlyList<FieldError> ErrorsOf(QueuedReading reading, Source source) =>
        reading.Told is { Newest: { } newest } && !newest.Agency.IsWithin(source.Agency) ? [EventReading.OutsideSource] : reading.Errors;
}
