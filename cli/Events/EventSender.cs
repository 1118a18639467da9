using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Dvc.Cli.Events;

/// <summary>
/// Posts batches of events to an app as a one-stop shop would: a few at a time, about in order, and again where the app
/// fails, is too busy or cannot be reached (<c>docs/api.md</c>), for ten minutes. An event that the app does not take is an
/// error.
/// </summary>
/// <param name="app">The app.</param>
/// <param name="time">The clock of pauses.</param>
/// <param name="waiting">Told at once why a batch is tried again, and when.</param>
internal sealed class EventSender(HttpClient app, TimeProvider time, Action<string>? waiting = null)
{
    /// <summary>The header with the source's key, which the client that posts is to send.</summary>
    public const string KeyHeader = "x-source-key";

    private const int PostsInFlight = 2;
    private const int RejectionsShown = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // No command waits for longer because an app asks for it.
    private static readonly TimeSpan LongestAskedFor = TimeSpan.FromMinutes(5);

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
        var begun = time.GetTimestamp();
        for (var tried = 1; ; tried++)
        {
            TimeSpan pause;
            string why;
            try
            {
                using var response = await PostAsync(batch, cancellationToken);
                pause = AskedFor(response) ?? PauseAfter(tried);
                if (time.GetElapsedTime(begun) >= Patience || pause > LongestAskedFor || !IsWorthAnotherTry(response.StatusCode))
                {
                    await RequireAllTakenAsync(batch, response, cancellationToken);
                    return;
                }

                why = $"answers {(int)response.StatusCode} {response.ReasonPhrase}";
            }
            catch (Exception lost) when (
                time.GetElapsedTime(begun) < Patience && lost is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
            {
                // Whether it was taken is not known; once more does no harm.
                (pause, why) = (PauseAfter(tried), $"does not answer: {lost.Message}");
            }

            waiting?.Invoke(string.Create(CultureInfo.InvariantCulture, $"The app {why}. Try {tried + 1} follows in {pause.TotalSeconds:0.0} s."));
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(EventBatch batch, CancellationToken cancellationToken)
    {
        using var body = new ReadOnlyMemoryContent(batch.Body);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        return await app.PostAsync(new Uri("api/events", UriKind.Relative), body, cancellationToken);
    }

    private static bool IsWorthAnotherTry(HttpStatusCode status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    // An app that asks for no pause, or for one that is over, gets the first one.
    private TimeSpan? AskedFor(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var asked = after?.Delta ?? after?.Date - time.GetUtcNow();
        return asked < FirstPause ? FirstPause : asked;
    }

    // Twice as long each time, a quarter less or more, so that senders do not come back all at once.
    private static TimeSpan PauseAfter(int tried)
    {
        var pause = FirstPause * Math.Pow(2, tried - 1);
        return (pause < LongestPause ? pause : LongestPause) * (0.75 + (Random.Shared.NextDouble() / 2));
    }

    private async Task RequireAllTakenAsync(
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
                $"POST {response.RequestMessage?.RequestUri} of {batch.Count} events (lines {batch.Lines[0]} to {batch.Lines[^1]}) answered "
                + $"{(int)response.StatusCode} {response.ReasonPhrase}: {text}"
                + (AskedFor(response) is { } pause ? string.Create(CultureInfo.InvariantCulture, $" (asks for a pause of {pause.TotalSeconds:0} s)") : null));
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
            e => e.Errors, (e, error) => $"line {batch.Lines[e.Index]}{(e.DossierId is { } id ? $", {id}" : "")}: {error.Field} ({error.Code}) {error.Message}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The app rejected {rejected.Count} of {batch.Count} events:\n  {string.Join("\n  ", lines)}");
    }
}
