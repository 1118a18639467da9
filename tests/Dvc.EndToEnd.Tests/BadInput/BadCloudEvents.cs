using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Envelopes of CloudEvents 1.0 that are wrong.</summary>
internal static class BadCloudEvents
{
    private const string Structured = "application/cloudevents+json";
    private const string Batch = "application/cloudevents-batch+json";
    private const string Head = "\"specversion\":\"1.0\",\"id\":\"A-1\",\"source\":\"/h60\",\"type\":\"changed\"";
    private const string NotValid = "The body is not valid.";

    public static BadRequestTable Table { get; } = new(
        "`POST /api/events`: CloudEvents",
        "POST /api/events",
        $"Attributes stand beside these, in the place of their like: `{Head}`; `data` is the event above where nothing else is.")
    {
        { "an empty batch", Batched("[]"), 400, $"{NotValid} The array holds no event." },
        { "no body", Batched(""), 400, $"{NotValid} The body is empty: send one event, an array of events, or one event a line." },
        { "a batch that is one event", Batched("{}"), 400, $"{NotValid} A batch is an array of CloudEvents." },
        { "a batch that is a text", Batched($"\"{EventJson.Secret}\""), 400, $"{NotValid} A batch is an array of CloudEvents." },
        { "a batch that is not JSON", Batched("[{]"), 400, $"{NotValid} The body is not JSON: see line 1, byte 3." },
        {
            "a batch of 1,001",
            Batched($"[{string.Join(',', Enumerable.Repeat("{}", 1001))}]"),
            413,
            "The delivery is too large. A delivery may have at most 1000 events. Send it in parts."
        },
        { "a batch in structured mode", Post($"[{{{Head}}}]", Structured), 400, Broken("notAnObject") },
        { "a batch of no objects", Batched("[null,7]"), 400, Broken("notAnObject; notAnObject") },
        {
            "an event without an envelope",
            Post(GoodEvent.Json, Structured) with { Excerpt = "" },
            400,
            Broken("specversion required; id required; source required; type required; data required")
        },
        { "another version", Having("\"specversion\":\"0.3\""), 400, Broken("specversion enum") },
        { "a version that is a number", Having("\"specversion\":1.0"), 400, Broken("specversion type") },
        { "an id that is a number", Having("\"id\":1"), 400, Broken("id type") },
        { "an empty id", Having("\"id\":\"\""), 400, Broken("id length") },
        { "an id too long", Having($"\"id\":\"{new string('1', 257)}\""), 400, Broken("id length") },
        { "an id that is null, which is absent", Having("\"id\":null"), 400, Broken("id required") },
        { "half a surrogate pair for a source", Having("\"source\":\"\\ud800\""), 400, Broken("source type") },
        { "an empty type", Having("\"type\":\"\""), 400, Broken("type length") },
        { "data of another type", Having("\"datacontenttype\":\"text/xml\""), 400, Broken("datacontenttype enum") },
        { "data of no type", Having($"\"datacontenttype\":\"{EventJson.Secret}\""), 400, Broken("datacontenttype enum") },
        { "data in Base64", Having("\"data_base64\":\"e30=\""), 400, Broken("data type") },
        { "data that is a text", Having($"\"data\":\"{EventJson.Secret}\""), 400, Broken("data type") },
        { "data that is an array", Having("\"data\":[]"), 400, Broken("data type") },
        { "data that is null, which is absent", Having("\"data\":null"), 400, Broken("data required") },
        { "an attribute twice", Having("\"id\":\"A-1\",\"id\":\"A-2\""), 400, Broken("id duplicate") },
        { "data twice", Having("\"data\":{},\"data\":null"), 400, Broken("data duplicate") },
        {
            "a member of the event twice",
            Having($"\"data\":{GoodEvent.Json[..^1]},\"status\":\"accepted\"}}") with { Excerpt = "\"data\":{…,\"status\":\"accepted\",\"status\":\"accepted\"}" },
            400,
            Broken("status duplicate")
        },
        {
            "a bad envelope and a bad event",
            Having("\"specversion\":\"2.0\",\"data\":{\"status\":7}"),
            400,
            Broken("specversion enum; status type; dossierId required; agency required; procedure required; channel required; updatedAt required")
        },
    };

    private static SentRequest Post(string json, string type) => SentRequest.Post("api/events", json) with { ContentType = type };

    private static SentRequest Batched(string json) => Post(json, Batch);

    private static SentRequest Having(string attributes) =>
        Post($"{{{JsonMembers.With($"{Head},\"data\":{GoodEvent.Json}", attributes)}}}", Structured) with { Excerpt = attributes };

    private static string Broken(string rules) => $"No event can be taken. {rules}";
}
