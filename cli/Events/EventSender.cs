using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Dvc.Cli.Events;

/// <summary>
/// Posts batches of events to an app as a one-stop shop would: a few at a time, about in order, again where the app
/// is too busy. An event that the app does not take is an error.
/// </summary>
internal sealed class EventSender(HttpClient app, TimeProvider time)
{
    /// <summary>The header with the source's key, which the client that posts is to send.</summary>
    public const string KeyHeader = "x-source-key";

    private const int PostsInFlight = 2;
    private const int Tries = 10;
    private const int RejectionsShown = 5;

    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends everything, reporting the number of events of each batch taken.</summary>
    public Task SendAsync(IEnumerable<EventBatch> batches, Action<int> taken, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = PostsInFlight, CancellationToken = cancellationToken,
        };
        return Parallel.ForEachAsync(batches, options, async (batch, token) =>
        {
            await SendAsync(batch, token);
            taken(batch.Count);
        });
    }

    private async Task SendAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            using var response = await PostAsync(batch, cancellationToken);
            if (tried == Tries || !IsBusy(response.StatusCode))
            {
                await RequireAllTakenAsync(batch, response, cancellationToken);
                return;
            }

            await Task.Delay(PauseAfter(response), time, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        using var body = new ReadOnlyMemoryContent(batch.Body);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return await app.PostAsync(new Uri("api/events", UriKind.Relative), body, cancellationToken);
    }

    private static bool IsBusy(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private TimeSpan PauseAfter(HttpResponseMessage response)
    {
        var pause = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => DefaultPause,
        };
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }

    private static async Task RequireAllTakenAsync(
        EventBatch batch, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var answer = response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.BadRequest ? Parse(text) : null;
        if (answer?.Rejected is { Count: > 0 } rejected)
        {
            throw new CommandFailedException(Describe(batch, rejected));
        }

        if (response.StatusCode is not HttpStatusCode.Accepted || answer?.Accepted != batch.Count)
        {
            throw new CommandFailedException(
                $"POST {response.RequestMessage?.RequestUri} of {batch.Count} events answered "
                + $"{(int)response.StatusCode} {response.ReasonPhrase}: {text}");
        }
    }

    private static PostAnswer? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, EventsJson.Default.PostAnswer);
        }
        catch (JsonException)
        {
            // Not the app's own answer, perhaps a proxy's: the caller shows it as it is.
            return null;
        }
    }

    private static string Describe(EventBatch batch, IReadOnlyList<RejectedEvent> rejected)
    {
        var lines = rejected.Take(RejectionsShown).SelectMany(
            e => e.Errors, (e, error) => $"{e.DossierId ?? $"event {e.Index}"}: {error.Field} ({error.Code}) {error.Message}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The app rejected {rejected.Count} of {batch.Count} events:\n  {string.Join("\n  ", lines)}");
    }
}
