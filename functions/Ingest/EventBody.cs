using System.Globalization;
using System.IO.Compression;
using System.Net.Mime;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dvc.Functions.Ingest;

/// <summary>The body of a delivery: unpacked, and no larger than allowed.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Form">How it holds its events, as Content-Type says.</param>
public sealed record EventBody(ReadOnlyMemory<byte> Content, EventForm Form)
{
    /// <summary>The most bytes in a body, also after unpacking.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly string Limit = string.Create(CultureInfo.InvariantCulture, $"{MaxBytes} bytes, also after unpacking");

    private const string Accepted =
        "application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json";

    private static readonly Dictionary<string, EventForm> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = EventForm.Json,
        ["application/x-ndjson"] = EventForm.Lines,
        ["application/ndjson"] = EventForm.Lines,
        ["application/jsonl"] = EventForm.Lines,
        ["application/cloudevents+json"] = EventForm.CloudEvent,
        ["application/cloudevents-batch+json"] = EventForm.CloudEvents,
    };

    /// <summary>Reads the body, or says why it cannot be taken.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isJson">Whether the route takes plain JSON and no other form.</param>
    /// <param name="timeout">How long the sender may take.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(EventBody? Body, IActionResult? Problem)> ReadAsync(
        HttpRequest request, bool isJson, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !Forms.TryGetValue(type.MediaType.Value!, out var form)
            || (isJson && form != EventForm.Json))
        {
            return (null, OtherForm(isJson));
        }

        if (HeaderUtilities.RemoveQuotes(type.Charset) is { HasValue: true } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return (null, Unsupported("The charset of Content-Type", "utf-8"));
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        var isPacked = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        if (!isPacked && encoding is not ("" or "identity"))
        {
            return (null, Unsupported("Content-Encoding", "gzip, or absent"));
        }

        if (request.ContentLength > MaxBytes)
        {
            return (null, TooLong());
        }

        using var slow = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        slow.CancelAfter(timeout);
        try
        {
            await using var stream = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body;
            return await stream.ReadAtMostAsync(MaxBytes, slow.Token) is { } content
                ? (new EventBody(content, form), null)
                : (null, TooLong());
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return (null, TooSlow(timeout)); // The server's own limit: a trickle ends before the time is over.
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, TooSlow(timeout));
        }
        catch (InvalidDataException)
        {
            return (null, Problem.Of(400, "The body is not valid.", "The body is not gzip, as Content-Encoding says."));
        }
    }

    /// <summary>The answer to a delivery that is too large.</summary>
    public static ContentResult TooLarge(string what, string limit) =>
        Problem.Of(413, "The delivery is too large.", $"{what} may have at most {limit}. Send it in parts.");

    /// <summary>The answer to a body that is too large.</summary>
    internal static ContentResult TooLong() => TooLarge("The body", Limit);

    /// <summary>The answer to another form.</summary>
    /// <param name="isJson">Whether the route takes plain JSON and no other form.</param>
    internal static ContentResult OtherForm(bool isJson) => Unsupported("Content-Type", isJson ? MediaTypeNames.Application.Json : Accepted);

    /// <summary>The answer to a body that was not there in time.</summary>
    internal static ContentResult TooSlow(TimeSpan timeout) =>
        Problem.Of(
            StatusCodes.Status408RequestTimeout,
            "The body came too slowly.",
            string.Create(CultureInfo.InvariantCulture, $"The whole body must be there within {timeout.TotalSeconds} s. Send it in parts."));

    private static ContentResult Unsupported(string what, string accepted) =>
        Problem.Of(415, "The form of the body is not supported.", $"{what} must be {accepted}.");
}
