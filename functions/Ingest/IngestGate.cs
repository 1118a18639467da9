using System.Globalization;
using System.Threading.RateLimiting;
using Dvc.Core;
using Dvc.Functions.Http;
using Dvc.Functions.Sources;
using Dvc.Storage.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dvc.Functions.Ingest;

/// <summary>
/// Lets deliveries in, before their body is read: the source's key first, then the source's own rate, then the number in
/// parallel. So nobody without a key takes another's place, and no source takes them all.
/// </summary>
/// <param name="keys">The keys of stored sources.</param>
/// <param name="development">The source of settings.</param>
/// <param name="options">How many deliveries in parallel, and how long a body may take.</param>
/// <param name="time">The clock of sessions.</param>
public sealed class IngestGate(SourceKeys keys, DevelopmentSource development, IOptions<IngestOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The header with the source's key.</summary>
    public const string KeyHeader = "x-source-key";

    /// <summary>What a 401 asks for.</summary>
    public const string Challenge = "SourceKey realm=\"dvc\"";

    // By the limit too: a changed one begins with a new bucket, and the old one is dropped when it has been idle.
    private readonly PartitionedRateLimiter<Source> rates = PartitionedRateLimiter.Create<Source, (string Id, int RequestsPerMinute)>(
        source => RateLimitPartition.GetTokenBucketLimiter((source.Id, source.RequestsPerMinute), bucket => OfMinute(bucket.RequestsPerMinute)));

    private readonly ConcurrencyLimiter places = Places(options.Value.ParallelRequests!.Value);
    private readonly ConcurrencyLimiter strangers = Places(Math.Max(1, options.Value.ParallelRequests!.Value / 2));

    /// <summary>Admits the sender of a request by its key, or says why not.</summary>
    public async Task<(Admission? Admission, IActionResult? Problem)> AdmitAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var response = request.HttpContext.Response;
        return await IdentifyAsync(request.Headers[KeyHeader].ToString(), cancellationToken) is { } source
            ? Admit(source, response)
            : (null, Unknown(response));
    }

    /// <summary>The source that has this key; null where nobody has.</summary>
    public async Task<Source?> IdentifyAsync(string key, CancellationToken cancellationToken) =>
        key.Length == 0 ? null : development.Find(key) ?? await keys.AuthenticateAsync(key, cancellationToken);

    /// <summary>The source of a message that may hold its session instead of the key in a header; null where nobody is known.</summary>
    public async Task<Source?> IdentifyAsync(HttpRequest request, string? session, CancellationToken cancellationToken) =>
        request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? await IdentifyAsync(key, cancellationToken)
        : session is { Length: > 0 } ? development.FindSession(session, time.Now())
            ?? await keys.AuthenticateSessionAsync(session, cancellationToken)
        : null;

    /// <summary>
    /// Reads a body that says itself who sends it, or says why not. Strangers have few places of their own, so that they
    /// never take those of sources.
    /// </summary>
    public async Task<(EventBody? Body, IActionResult? Problem)> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var place = strangers.AttemptAcquire();
        return place.IsAcquired
            ? await EventBody.ReadAsync(request, isJson: true, options.Value.BodyTimeout!.Value, cancellationToken)
            : (null, TooBusy(request.HttpContext.Response));
    }

    /// <summary>Admits a source that is known already, or says why not.</summary>
    public (Admission? Admission, IActionResult? Problem) Admit(Source source, HttpResponse response)
    {
        using var rate = rates.AttemptAcquire(source);
        if (!rate.IsAcquired)
        {
            return (null, TooMany(source, rate, response));
        }

        var place = places.AttemptAcquire();
        if (place.IsAcquired)
        {
            return (new Admission(source, place), null);
        }

        place.Dispose();
        return (null, TooBusy(response));
    }

    /// <summary>The answer to who has no key of a source.</summary>
    internal static ContentResult Unknown() => Problem.Of(
        StatusCodes.Status401Unauthorized,
        "The source is not known.",
        $"{KeyHeader} must be the key of a source, which PUT /api/sources/{{id}} makes. For development, take over "
        + "AZURE_FUNCTIONS_ENVIRONMENT and DevelopmentSource__... of local.settings.sample.json and send that key.");

    /// <summary>The answer to a source that sends too often.</summary>
    internal static ContentResult TooMany(int requestsPerMinute) => Problem.Of(
        StatusCodes.Status429TooManyRequests,
        "The source sends too often.",
        string.Create(CultureInfo.InvariantCulture, $"The source may send {requestsPerMinute} requests a minute. Send more events in one, or wait."));

    /// <inheritdoc />
    public void Dispose()
    {
        rates.Dispose();
        places.Dispose();
        strangers.Dispose();
    }

    private static ConcurrencyLimiter Places(int count) => new(new ConcurrencyLimiterOptions { PermitLimit = count, QueueLimit = 0 });

    private static TokenBucketRateLimiterOptions OfMinute(int requests) => new()
    {
        TokenLimit = requests,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromMinutes(1) / requests,
        QueueLimit = 0,
    };

    private static ContentResult Unknown(HttpResponse response)
    {
        response.Headers.WWWAuthenticate = Challenge;
        return Unknown();
    }

    private static ContentResult TooMany(Source source, RateLimitLease rate, HttpResponse response)
    {
        var wait = rate.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : TimeSpan.FromMinutes(1);
        RetryAfter(response, (long)Math.Ceiling(wait.TotalSeconds));
        return TooMany(source.RequestsPerMinute);
    }

    private static ContentResult TooBusy(HttpResponse response)
    {
        RetryAfter(response, seconds: 1);
        return Problem.Of(
            StatusCodes.Status503ServiceUnavailable, "Too many deliveries at once.", "Nothing of the request was done; send it again.");
    }

    private static void RetryAfter(HttpResponse response, long seconds) =>
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
}
