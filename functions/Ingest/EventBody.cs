using System.Buffers;
using System.Globalization;
using System.IO.Compression;
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
    public static async Task<(EventBody? Body, IActionResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !Forms.TryGetValue(type.MediaType.Value!, out var form))
        {
            return (null, Unsupported("Content-Type", Accepted));
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
            return (null, TooLarge("The body", Limit));
        }

        try
        {
            await using var stream = isPacked ? new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true) : request.Body;
            return await ReadBoundedAsync(stream, cancellationToken) is { } content
                ? (new EventBody(content, form), null)
                : (null, TooLarge("The body", Limit));
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLarge("The body", Limit)); // The server's own, higher limit.
        }
        catch (InvalidDataException)
        {
            return (null, Problem.Of(400, "The body is not valid.", "The body is not gzip, as Content-Encoding says."));
        }
    }

    /// <summary>The answer to a delivery that is too large.</summary>
    public static ContentResult TooLarge(string what, string limit) =>
        Problem.Of(413, "The delivery is too large.", $"{what} may have at most {limit}. Send it in parts.");

    private static ContentResult Unsupported(string what, string accepted) =>
        Problem.Of(415, "The form of the body is not supported.", $"{what} must be {accepted}.");

    private static async Task<ReadOnlyMemory<byte>?> ReadBoundedAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        while (buffer.WrittenCount <= MaxBytes)
        {
            var read = await stream.ReadAsync(buffer.GetMemory(16 * 1024), cancellationToken);
            if (read == 0)
            {
                return WithoutByteOrderMark(buffer.WrittenMemory);
            }

            buffer.Advance(read);
        }

        return null;
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
}
