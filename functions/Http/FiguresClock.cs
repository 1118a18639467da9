using System.Globalization;
using Dvc.Core;
using Dvc.Core.Kpi;
using Dvc.Storage;
using Dvc.Storage.RollUp;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Http;

/// <summary>
/// Tells what figures stand, to who asks for them, waits for those of before where that is preferred, and reads them until
/// they do not contradict each other.
/// </summary>
/// <param name="figures">How they stand.</param>
/// <param name="time">The clock.</param>
public sealed class FiguresClock(FiguresJournal figures, TimeProvider time)
{
    private const string Prefer = "Prefer";
    private const string Applied = "Preference-Applied";

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(2);

    // Tables look through a partition for up to five seconds before they give what they found.
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(6);

    // Longer each time: readings must not slow down the roll-up that they wait for. Together less than the longest reading.
    private static readonly TimeSpan[] Pauses = [.. new[] { 100, 200, 300, 400, 500 }.Select(pause => TimeSpan.FromMilliseconds(pause))];

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How the figures stand. With <c>Prefer: wait=30</c> (RFC 7240, section 4.3) once everything that was accepted before
    /// the request is in them, else after so many seconds, 30 at most.
    /// </summary>
    public async Task<FiguresState> StateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (Wait(request) is not { } wait)
        {
            return await figures.CurrentAsync(cancellationToken);
        }

        request.HttpContext.Response.Headers[Applied] = string.Create(CultureInfo.InvariantCulture, $"wait={wait.TotalSeconds}");
        var (asked, began) = (time.Now(), time.GetTimestamp());
        while (true)
        {
            var state = await figures.WithinAsync(BetweenLooks, cancellationToken);
            var isComplete = state.Pending is null && state.ReadSince >= asked;
            if (isComplete || time.GetElapsedTime(began) >= wait)
            {
                return state;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    /// <summary>The first reading that is free of contradictions.</summary>
    /// <exception cref="ContradictoryFiguresException">There was none within two seconds.</exception>
    public async Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken cancellationToken)
    {
        // What is believed of the figures may be of before storage went down, which this finds out sooner than a long reading.
        await figures.RequireStorageAsync(cancellationToken);
        using var patiently = StorageRetries.Briefly(LongestRequest);
        var began = time.GetTimestamp();
        for (var reading = 0; ; reading++)
        {
            try
            {
                return await read();
            }
            catch (ContradictoryFiguresException) when (reading < Pauses.Length && time.GetElapsedTime(began) < LongestReading)
            {
                await Task.Delay(Pauses[reading], time, cancellationToken);
            }
        }
    }

    /// <summary>How the figures stand now, or stood since this was called.</summary>
    public async Task<FiguresState> PresentAsync(CancellationToken cancellationToken)
    {
        var asked = time.Now();
        while (true)
        {
            // One that is being read may have begun before.
            if (await figures.WithinAsync(TimeSpan.Zero, cancellationToken) is var state && state.ReadSince >= asked)
            {
                return state;
            }
        }
    }

    // A preference that cannot be understood is ignored (RFC 7240, section 2).
    private static TimeSpan? Wait(HttpRequest request)
    {
        var preferences = request.Headers.GetCommaSeparatedValues(Prefer).Select(preference => preference.Split(';')[0]);
        var wait = preferences
            .Select(preference => NameValueHeaderValue.TryParse(preference, out var parsed) ? parsed : null)
            .FirstOrDefault(parsed => parsed?.Name.Equals("wait", StringComparison.OrdinalIgnoreCase) == true);
        return wait is not null && HeaderUtilities.TryParseNonNegativeInt32(HeaderUtilities.RemoveQuotes(wait.Value), out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestWait.TotalSeconds))
            : null;
    }
}
