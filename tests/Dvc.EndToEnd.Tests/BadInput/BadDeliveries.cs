using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Deliveries that are wrong as a whole.</summary>
internal static class BadDeliveries
{
    private const string Route = "api/events";
    private const string Lines = "application/x-ndjson";
    private const string NotValid = "The body is not valid.";
    private const string Empty = $"{NotValid} The body is empty: send one event, an array of events, or one event a line.";
    private const string NotGzip = $"{NotValid} The body is not gzip, as Content-Encoding says.";
    private const string OverLimit = "The delivery is too large. The body may have at most 1048576 bytes, also after unpacking. Send it in parts.";
    private const string TooMany = "The delivery is too large. A delivery may have at most 1000 events. Send it in parts.";
    private const string NotSupported = "The form of the body is not supported.";
    private const string Charset = $"{NotSupported} The charset of Content-Type must be utf-8.";
    private const string Packing = $"{NotSupported} Content-Encoding must be gzip, or absent.";

    private const string Type =
        $"{NotSupported} Content-Type must be application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json.";

    private const string Unknown =
        "The source is not known. x-source-key must be the key of a source, which PUT /api/sources/{id} makes. For development, take over "
        + "AZURE_FUNCTIONS_ENVIRONMENT and DevelopmentSource__... of local.settings.sample.json and send that key.";

    public static BadRequestTable Table { get; } = new($"`POST /{Route}`: the delivery", $"POST /{Route}")
    {
        { "no body", Post(""), 400, Empty },
        { "white space only", Post(" \r\n\t "), 400, Empty },
        { "a byte order mark only", Post("\uFEFF"), 400, Empty },
        { "not JSON", Post($"{{\"dossierId\": {EventJson.Secret}"), 400, NotJson(15) },
        { "half an event", Post(GoodEvent.Json[..40]), 400, NotJson(41) },
        { "an event and a bracket too many", Post($"{GoodEvent.Json}]"), 400, NotJson(GoodEvent.Json.Length + 1) },
        { "two events without an array", Post("{}{}"), 400, NotJson(3) },
        { "a comma too many", Post("[{},]"), 400, NotJson(5) },
        { "a comment", Post($"[/* {EventJson.Secret} */]"), 400, NotJson(2) },
        { "single quotes", Post($"{{'dossierId':'{EventJson.Secret}'}}"), 400, NotJson(2) },
        { "a number that is none", Post("[NaN]"), 400, NotJson(2) },
        { "a number with a leading zero", Post("[007]"), 400, NotJson(3) },
        { "a NUL byte", Post("{\"dossierId\":\"\0\"}"), 400, NotJson(15) },
        { "a line break in a text", Post("{\"dossierId\":\"\n\"}"), 400, NotJson(15) },
        { "XML", Post($"<HoSo>{EventJson.Secret}</HoSo>"), 400, NotJson(1) },
        { "a form", Post($"dossierId={EventJson.Secret}"), 400, NotJson(1) },
        { "UTF-16 with its mark", Post([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(GoodEvent.Json)]), 400, NotJson(1) },
        { "UTF-16 without", Post(Encoding.Unicode.GetBytes(GoodEvent.Json)), 400, NotJson(2) },
        { "33 levels of JSON", Post(Nested(33)), 400, NotJson(33) },
        { "5,000 levels of JSON", Post(Nested(5000)), 400, NotJson(33) },
        { "33 levels of JSON in a line", Post($"{Nested(33)}\n") with { ContentType = Lines }, 400, "No event can be taken. notJson" },
        { "a line that is not JSON", Post($"{EventJson.Secret}\n") with { ContentType = Lines }, 400, "No event can be taken. notJson" },
        { "an array over two lines", Post("[{},\n{}]") with { ContentType = Lines }, 400, "No event can be taken. notJson; notJson" },
        { "an empty array", Post("[]"), 400, $"{NotValid} The array holds no event." },

        { "no gzip", Post($"{EventJson.Secret}") with { ContentEncoding = "gzip" }, 400, NotGzip },
        { "gzip cut off", Post(Requests.Gzip(Events(1000))[..^10]) with { ContentEncoding = "gzip" }, 400, NotGzip },
        { "gzip of lines cut off", Post(Requests.Gzip(EventLines(900))[..^10]) with { ContentType = Lines, ContentEncoding = "gzip" }, 400, NotGzip },
        { "gzip whose checksum is wrong", Post(WithWrongChecksum()) with { ContentEncoding = "gzip" }, 400, NotGzip },
        { "gzip of gzip", Post(Requests.Gzip(Requests.Gzip(Bytes(GoodEvent.Json)))) with { ContentEncoding = "gzip" }, 400, NotJson(1) },
        { "gzip of nothing", Post(Requests.Gzip([])) with { ContentEncoding = "gzip" }, 400, Empty },
        { "gzip that does not say so", Post(Requests.Gzip(Bytes(GoodEvent.Json))), 400, NotJson(1) },
        { "gzip twice", Post(GoodEvent.Json) with { ContentEncoding = "gzip, gzip" }, 415, Packing },
        { "brotli", Post(GoodEvent.Json) with { ContentEncoding = "br" }, 415, Packing },
        { "deflate", Post(GoodEvent.Json) with { ContentEncoding = "deflate" }, 415, Packing },
        { "a content encoding that is none", Post(GoodEvent.Json) with { ContentEncoding = EventJson.Secret }, 415, Packing },

        { "5 MiB", Post(Large()), 413, OverLimit },
        { "5 MiB in chunks", Post(Large()) with { IsChunked = true }, 413, OverLimit },
        { "one byte more than 1 MiB", Post(GoodEvent.Json + new string(' ', (1024 * 1024) + 1 - GoodEvent.Json.Length)), 413, OverLimit },
        { "gzip of 100 MiB", Post(Requests.Gzip(new byte[100 * 1024 * 1024])) with { ContentEncoding = "gzip" }, 413, OverLimit },
        { "1,001 events", Post(Events(1001)), 413, TooMany },
        { "1,001 lines", Post(EventLines(1001)) with { ContentType = Lines }, 413, TooMany },
        { "100,000 events", Post(Events(100_000)), 413, TooMany },

        { "no content type", Post(GoodEvent.Json) with { ContentType = null }, 415, Type },
        { "text", Post(GoodEvent.Json) with { ContentType = "text/plain" }, 415, Type },
        { "a content type of JSON in another tree", Post(GoodEvent.Json) with { ContentType = "text/json" }, 415, Type },
        { "a content type that is none", Post(GoodEvent.Json) with { ContentType = EventJson.Secret }, 415, Type },
        { "two content types", Post(GoodEvent.Json) with { ContentType = "application/json, text/plain" }, 415, Type },
        { "a content type of 10,000 characters", Post(GoodEvent.Json) with { ContentType = $"application/{new string('j', 10_000)}" }, 415, Type },
        { "CloudEvents in XML", Post(GoodEvent.Json) with { ContentType = "application/cloudevents+xml" }, 415, Type },
        { "another charset", Post(GoodEvent.Json) with { ContentType = "application/json; charset=utf-16" }, 415, Charset },
        { "a charset that is none", Post(GoodEvent.Json) with { ContentType = $"application/json; charset={EventJson.Secret}" }, 415, Charset },

        { "no key", Post(GoodEvent.Json) with { SourceKey = null }, 401, Unknown },
        { "an empty key", Post(GoodEvent.Json) with { SourceKey = "" }, 401, Unknown },
        { "a key that nobody has", Post(GoodEvent.Json) with { SourceKey = EventJson.Secret }, 401, Unknown },
        { "a key of 10,000 characters", Post(GoodEvent.Json) with { SourceKey = new string('k', 10_000) }, 401, Unknown },
        { "the host's master key", Post(GoodEvent.Json) with { SourceKey = Keys.Master }, 401, Unknown },
        { "a key that asks for more", Post(GoodEvent.Json) with { SourceKey = "' or PartitionKey ne '" }, 401, Unknown },
        { "no key, and a body that is too large", Post(Large()) with { SourceKey = null }, 401, Unknown },
    };

    private static SentRequest Post(string body) => SentRequest.Post(Route, body) with { Excerpt = body == GoodEvent.Json ? "" : null };

    private static SentRequest Post(byte[] body) => new("POST", Route) { Body = body };

    private static string NotJson(int at) => $"{NotValid} The body is not JSON: see line 1, byte {at}.";

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static byte[] Events(int count) => Bytes($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");

    private static byte[] EventLines(int count) => Bytes(string.Join('\n', Enumerable.Repeat("{}", count)));

    // Valid JSON, so that nothing but its size is wrong.
    private static byte[] Large() => Bytes(GoodEvent.Json + new string(' ', 5 * 1024 * 1024));

    private static byte[] WithWrongChecksum()
    {
        var packed = Requests.Gzip(Bytes(GoodEvent.Json));
        packed[^8] ^= 1;
        return packed;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
