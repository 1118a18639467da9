using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Ingest;

/// <summary>Every way in which a delivery can be wrong.</summary>
internal static class BadDeliveries
{
    private const string NotValid = "The body is not valid.";
    private const string NotSupported = "The form of the body is not supported.";
    private const string TooLarge = "The delivery is too large.";
    private const string Empty = "The body is empty: send one event, an array of events, or one event a line.";
    private const string OverLimit = "The body may have at most 1048576 bytes, also after unpacking. Send it in parts.";

    private const string ContentTypes =
        "Content-Type must be application/json, application/x-ndjson, application/cloudevents+json or application/cloudevents-batch+json.";

    private const string EveryEventBad = "Every event breaks a rule of the contract; rejected names each event's place, fields and rules.";

    private static readonly EventJson Good = new("H60.12-220701-0001");

    public static IReadOnlyList<BadDelivery> All { get; } =
    [
        new("no body", () => Post(""), 400, NotValid, Empty),
        new("white space only", () => Post(" \r\n\t "), 400, NotValid, Empty),
        new("not JSON", () => Post($"{{\"dossierId\": {EventJson.Secret}"), 400, NotValid, "The body is not JSON: see line 1, byte 15."),
        new("half an event", () => Post(Good.ToString()[..40]), 400, NotValid, "The body is not JSON: see line 1, byte 41."),
        new("deep nesting", () => Post(new string('[', 5000) + new string(']', 5000)), 400, NotValid, "The body is not JSON: see line 1, byte 33."),
        new("deep nesting in a line", () => Post($"{new string('[', 33)}{new string(']', 33)}\n", "application/x-ndjson"), 400, "No event can be taken.", EveryEventBad) { Rejected = ("", "notJson") },
        new("an empty array", () => Post("[]"), 400, NotValid, "The array holds no event."),
        new("broken gzip", () => Post(Encoding.UTF8.GetBytes(EventJson.Secret), encoding: "gzip"), 400, NotValid, "The body is not gzip, as Content-Encoding says."),
        new("gzip of lines cut off", () => Post(Requests.Gzip(Lines(900))[..^10], "application/x-ndjson", "gzip"), 400, NotValid, "The body is not gzip, as Content-Encoding says."),
        new("gzip cut off", () => Post(Requests.Gzip(Events(1000))[..^10], encoding: "gzip"), 400, NotValid, "The body is not gzip, as Content-Encoding says."),

        new("5 MiB", () => Post(FiveMebibytes()), 413, TooLarge, OverLimit),
        new("5 MiB in chunks", () => Chunked(Post(FiveMebibytes())), 413, TooLarge, OverLimit),
        new("a gzip bomb", () => Post(Requests.Gzip(new byte[100 * 1024 * 1024]), encoding: "gzip"), 413, TooLarge, OverLimit),
        new("1,001 events", () => Post(Events(1001)), 413, TooLarge, "A delivery may have at most 1000 events. Send it in parts."),
        new("1,001 lines", () => Post(Lines(1001), "application/x-ndjson"), 413, TooLarge, "A delivery may have at most 1000 events. Send it in parts."),

        new("another content type", () => Post(Good.ToString(), "text/plain"), 415, NotSupported, ContentTypes),
        new("no content type", () => Post(Good.ToString(), null), 415, NotSupported, ContentTypes),
        new("a content type that is none", () => Post(Good.ToString(), EventJson.Secret), 415, NotSupported, ContentTypes),
        new("a content type of CloudEvents in XML", () => Post(Good.ToString(), "application/cloudevents+xml"), 415, NotSupported, ContentTypes),
        new("another charset", () => Post(Good.ToString(), "application/json; charset=utf-16"), 415, NotSupported, "The charset of Content-Type must be utf-8."),
        new("another content encoding", () => Post(Encoding.UTF8.GetBytes(Good.ToString()), encoding: "br"), 415, NotSupported, "Content-Encoding must be gzip, or absent."),

        Event("a JSON string", $"\"{EventJson.Secret}\"", "", "notAnObject"),
        Event("a JSON number", "220701", "", "notAnObject"),
        Event("null", "null", "", "notAnObject"),
        Event("an array in an array", "[[]]", "", "notAnObject"),
        Event("an unknown status", Good with { Status = EventJson.Secret }, "status", "enum"),
        Event("finished before it was received", Good with { Status = "resolved", FinishedAt = "2022-06-30T16:00:00+07:00" }, "finishedAt", "beforeReceipt"),
        Event("due before it was received", Good with { DueAt = "2022-06-30T16:00:00+07:00" }, "dueAt", "beforeReceipt"),
        Event("a time without an offset", Good with { ReceivedAt = "2022-07-01T08:00:00" }, "receivedAt", "offset"),
        Event("a date without a time", Good with { UpdatedAt = "2022-07-01" }, "updatedAt", "offset"),
        Event("no timestamp at all", Good with { UpdatedAt = EventJson.Secret }, "updatedAt", "timestamp"),
        Event("the year 20222", Good with { ReceivedAt = "20222-07-01T08:00:00+07:00" }, "receivedAt", "range"),
        Event("the year 1999", Good with { ReceivedAt = "1999-07-01T08:00:00+07:00" }, "receivedAt", "range"),
        Event("a receipt in the future", Good with { ReceivedAt = "2099-07-01T08:00:00+07:00" }, "receivedAt", "future"),
        Event("resolved without a finish", Good with { Status = "resolved" }, "finishedAt", "required"),
        Event("accepted without a receipt", Good with { ReceivedAt = null }, "receivedAt", "required"),
        Event("no procedure", Good with { Procedure = null }, "procedure", "required"),
        Event("an agency code that is none", Good with { Agency = EventJson.Secret }, "agency", "pattern"),
        Event("a dossier code that is none", new EventJson(EventJson.Secret), "dossierId", "pattern"),
        Event("a dossier code too long", new EventJson($"H60.{new string('1', 60)}-220701-0001"), "dossierId", "length"),
        Event("a timestamp too long", Good with { UpdatedAt = $"2022-07-01T08:00:00.{new string('0', 50)}Z" }, "updatedAt", "length"),
        Event("a name too long", Good with { Status = new string('a', 65) }, "status", "length"),
        Event("a number for text", Good.ToString().Replace("\"1.004239\"", "1.004239"), "procedure", "type"),
        Event("text for a flag", Good.ToString().Replace("\"status\"", "\"digitised\":\"yes\",\"status\""), "digitised", "type"),
        Event("bytes that are not UTF-8", Encoding.Latin1.GetBytes(Good.ToString().Replace("1.004239", "á")), "procedure", "type"),
        Event("half a surrogate pair", Good.ToString().Replace("1.004239", "\\ud800"), "procedure", "type"),
        Event("half a surrogate pair in a name", Good.ToString().Replace("\"procedure\"", "\"procedur\\ud800\""), "procedure", "required"),
    ];

    private static HttpRequestMessage Post(string body, string? contentType = "application/json") =>
        Post(Encoding.UTF8.GetBytes(body), contentType);

    private static HttpRequestMessage Post(byte[] body, string? contentType = "application/json", string? encoding = null) =>
        Requests.PostEvents(body, contentType, encoding);

    private static HttpRequestMessage Chunked(HttpRequestMessage request)
    {
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    private static BadDelivery Event(string name, EventJson json, string field, string code) => Event(name, json.ToString(), field, code);

    private static BadDelivery Event(string name, string json, string field, string code) => Event(name, Encoding.UTF8.GetBytes(json), field, code);

    private static BadDelivery Event(string name, byte[] json, string field, string code) => new(
        name,
        () => Post(json),
        400,
        "No event can be taken.",
        EveryEventBad)
    {
        Rejected = (field, code),
    };

    private static byte[] Events(int count) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");

    private static byte[] Lines(int count) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("{}", count)));

    // Valid JSON, so that nothing but its size is wrong.
    private static byte[] FiveMebibytes() => Encoding.UTF8.GetBytes(Good + new string(' ', 5 * 1024 * 1024));
}
