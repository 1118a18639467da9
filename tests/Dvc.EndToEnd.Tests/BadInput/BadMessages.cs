using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Every bad message that is tried.</summary>
internal static class BadMessages
{
    private const string Everything =
        "dossierId is required. agency is required. procedure is required. channel is required. status is required. updatedAt is required.";

    private const string NoStep = "step must be an object.";
    private const string NoRejection = "rejected must be as this system writes it.";

    public static IReadOnlyList<BadMessage> All { get; } =
    [
        BadMessage.NotJson("text", $"{EventJson.Secret}, which is neither JSON nor Base64", line: null),
        BadMessage.NotJson("text in Base64", Encoding.UTF8.GetBytes($"{EventJson.Secret}, which is not JSON")),
        BadMessage.NotJson("nothing", Array.Empty<byte>()),
        BadMessage.NotJson("an array", Encoding.UTF8.GetBytes($"[{GoodEvent.Json}]"), "[…]"),
        BadMessage.NotJson("a number", "220701"u8.ToArray(), "220701"),
        BadMessage.NotJson("null", "null"u8.ToArray(), "null"),
        BadMessage.NotJson("half a message", "{\"source\":\"s1\",\"events\":["u8.ToArray(), "{\"source\":\"s1\",\"events\":["),
        BadMessage.NotJson("a name that is half a surrogate pair", "{\"event\\ud800\":[]}"u8.ToArray(), "{\"event\\ud800\":[]}"),
        BadMessage.NotJson("1,000 levels of JSON", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"events\":[", 500)))),
        BadMessage.NotJson("UTF-16", Encoding.Unicode.GetBytes(GoodEvent.Json)),
        BadMessage.NotJson("gzip", Requests.Gzip(Encoding.UTF8.GetBytes(GoodEvent.Json))),
        BadMessage.NotJson(
            "a subtree that is none",
            "{\"source\":\"s1\",\"within\":\"h60\",\"events\":[{}]}"u8.ToArray(),
            "{\"source\":\"s1\",\"within\":\"h60\",\"events\":[{}]}"),

        BadMessage.NotJson(
            "events twice",
            "{\"source\":\"s1\",\"events\":[{\"code\":5}],\"events\":[]}"u8.ToArray(),
            "{\"source\":\"s1\",\"events\":[{\"code\":5}],\"events\":[]}"),

        BadMessage.Event("an event that is a text", $"\"{EventJson.Secret}\"", "An event is a JSON object."),
        BadMessage.Event("an event of another contract", "{\"code\":1}", Everything),
        BadMessage.Event(
            "a member twice",
            GoodEvent.Json[..^1] + ",\"status\":\"resolved\"}",
            "status must stand once in its object.",
            "\"status\":\"accepted\",\"status\":\"resolved\""),
        BadMessage.Event("no receipt", GoodEvent.Without("receivedAt"), "receivedAt is required when status is accepted.", line: ""),
        BadMessage.Event(
            "a dossier code with what no key may have",
            GoodEvent.With(("dossierId", "\"H60/#?-220701-0001\"")),
            "dossierId must be a dossier code such as H60.12-220701-0001.",
            "\"dossierId\":\"H60/#?-220701-0001\""),
        BadMessage.Event(
            "bytes that are not UTF-8",
            Encoding.Latin1.GetBytes(GoodEvent.With(("procedure", "\"á\""))),
            "procedure must be a string.",
            line: null),
        BadMessage.Event("a flag of ours in words", GoodEvent.With(("noClock", "\"yes\"")), "noClock must be true or false.", "\"noClock\":\"yes\""),
        BadMessage.Event("a step that is a number", "{\"dossierId\":\"H60.12-220701-0001\",\"step\":7}", NoStep),
        BadMessage.Event("a step of nothing", "{\"dossierId\":\"H60.12-220701-0001\",\"step\":{}}", "status is required. at is required."),
        BadMessage.Event(
            "a step in the future",
            "{\"dossierId\":\"H60.12-220701-0001\",\"step\":{\"status\":\"accepted\",\"at\":\"2099-01-01T00:00:00Z\"}}",
            "at must not lie more than a day in the future."),
        BadMessage.Event("a rejection of nothing", "{\"dossierId\":\"H60.12-220701-0001\",\"agency\":\"H60\",\"rejected\":[]}", NoRejection),
        BadMessage.Event(
            "a rejection that nobody counts",
            "{\"dossierId\":\"H60.12-220701-0001\",\"agency\":\"H60\",\"rejected\":[\"receivedOnline\"]}",
            NoRejection),
        BadMessage.Event(
            "a rejection of no agency",
            "{\"dossierId\":\"H60.12-220701-0001\",\"agency\":\"h60\",\"rejected\":[\"rejectedType\"]}",
            NoRejection),
        BadMessage.Event(
            "a rejection under a key that there cannot be",
            "{\"dossierId\":\"a/b#?\",\"agency\":\"H60\",\"rejected\":[\"rejectedType\"]}",
            NoRejection),
        BadMessage.Event("an event of a source of 20,000 characters", "{\"code\":2}", Everything, head: $"\"source\":\"{new string('s', 20_000)}\""),
        BadMessage.Event(
            "an event that arrived in the year 9999",
            "{\"code\":3}",
            Everything,
            head: "\"source\":\"s1\",\"arrivedAt\":\"9999-12-31T23:59:59Z\""),
        BadMessage.Event(
            "an event that arrived before there was a calendar",
            "{\"code\":4}",
            Everything,
            head: "\"source\":\"s1\",\"arrivedAt\":\"-9998-01-01T00:00:00Z\""),
    ];
}
