using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>What administrators may get wrong about sources and dead letters.</summary>
internal static class BadAdministration
{
    private const string Put = "PUT /api/sources/h60";
    private const string NotAnObject = "The body is not valid. The body must be a JSON object.";
    private const string Agency = "The body is not valid. agency must be an agency code such as H60, or VN for any agency.";
    private const string Limit = "The body is not valid. requestsPerMinute must be a whole number from 1 to 60000.";
    private const string Grace = "The body is not valid. graceSeconds must be a whole number from 0 to 2592000.";
    private const string NotJson = "The form of the body is not supported. Content-Type must be application/json.";
    private const string TooLarge = "The body is too large. The body may have at most 16384 bytes.";
    private const string Id = "The parameter is not valid. id must be 1 to 64 lower-case letters and digits, with hyphens between them.";
    private const string NoSource = "There is no such source. id must be that of a source which GET /api/sources lists.";
    private const string NoLetter = "There is no such dead letter. id must be that of a dead letter as the list of them names it.";
    private const string NoParameters = "The parameter is not known. This route takes no parameters.";
    private const string Take = "The parameter is not valid. take must be a number from 1 to 100.";
    private const string After = "The parameter is not valid. after must be what next of the page before says.";
    private const string From = "The parameter is not valid. from must be a day such as {today} or a period such as {week}, of the years 2000 to 2100.";

    private const string Reason = "The parameter is not valid. reason must be one of notJson, invalidEvent, retriesExhausted, outsideSource.";

    public static BadRequestTable Sources { get; } = new("`/api/sources`", Put, $"Where a row names no route, it is `{Put}`.")
    {
        { "no body", PutSource(""), 400, NotAnObject },
        { "null", PutSource("null"), 400, NotAnObject },
        { "an array", PutSource("[]"), 400, NotAnObject },
        { "a text", PutSource("\"H60\""), 400, NotAnObject },
        { "half an object", PutSource("{\"agency\":"), 400, NotAnObject },
        { "a name that is half a surrogate pair", PutSource("{\"agency\\ud800\":\"H60\"}"), 400, NotAnObject },
        { "10,000 levels of JSON", PutSource($"{{\"agency\":{new string('[', 5000)}{new string(']', 5000)}}}"), 400, NotAnObject },
        {
            "gzip",
            new SentRequest("PUT", "api/sources/h60") { Body = Requests.Gzip("{\"agency\":\"H60\"}"u8.ToArray()), ContentEncoding = "gzip" },
            400,
            NotAnObject
        },
        { "more than 16 KiB", PutSource(new string(' ', 20_000)), 413, TooLarge },
        { "text", PutSource("{\"agency\":\"H60\"}") with { ContentType = "text/plain" }, 415, NotJson },
        { "no content type", PutSource("{\"agency\":\"H60\"}") with { ContentType = null }, 415, NotJson },
        { "no agency", PutSource("{}"), 400, Agency },
        { "null for an agency", PutSource("{\"agency\":null}"), 400, Agency },
        { "a number for an agency", PutSource("{\"agency\":60}"), 400, Agency },
        { "an empty agency", PutSource("{\"agency\":\"\"}"), 400, Agency },
        { "an agency in small letters", PutSource("{\"agency\":\"h60\"}"), 400, Agency },
        { "an agency that is none", PutSource($"{{\"agency\":\"{EventJson.Secret}\"}}"), 400, Agency },
        { "an agency that is no text", PutSource("{\"agency\":\"H60\\ud800\"}"), 400, Agency },
        { "an agency that asks for more", PutSource("{\"agency\":\"H60' or '1' eq '1\"}"), 400, Agency },
        { "an agency twice", PutSource("{\"agency\":\"H60\",\"agency\":\"H60\"}"), 400, "The body is not valid. agency must stand once in its object." },
        { "no request a minute", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":0}"), 400, Limit },
        { "a limit below 0", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":-1}"), 400, Limit },
        { "a limit too high", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":60001}"), 400, Limit },
        { "a limit of 30 digits", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":1e30}"), 400, Limit },
        { "a limit past any number", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":1e999999999}"), 400, Limit },
        { "half a request", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":1.5}"), 400, Limit },
        { "a limit in a text", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":\"1200\"}"), 400, Limit },
        { "a limit of null", PutSource("{\"agency\":\"H60\",\"requestsPerMinute\":null}"), 400, Limit },
        { "an id in capitals", PutSource("{}", "H60"), 400, Id },
        { "an id with an underscore", PutSource("{}", "h60_1"), 400, Id },
        { "an id of a hyphen", PutSource("{}", "-"), 400, Id },
        { "an id with a line break", PutSource("{}", "h60%0A"), 400, Id },
        { "an id with a slash", PutSource("{}", "h%2F60"), 400, Id },
        { "an id with a slash encoded twice", PutSource("{}", "h%252F60"), 400, Id },
        { "an id that climbs", PutSource("{}", "..%2F..%2Fadmin"), 400, Id },
        { "an id with a backslash", PutSource("{}", "..%5Cadmin"), 400, Id },
        { "an id with a hash and a question mark", PutSource("{}", "h60%23%3F"), 400, Id },
        { "an id that asks for more", PutSource("{}", "h60'%20or%20'1'%20eq%20'1"), 400, Id },
        { "an id in Vietnamese", PutSource("{}", "tuy%C3%AAn-quang"), 400, Id },
        { "an id that is not UTF-8", PutSource("{}", "%FF%FE"), 400, Id },
        { "an id too long", PutSource("{}", new string('h', 65)), 400, Id },
        {
            "the id of settings",
            PutSource("{\"agency\":\"VN\"}", "development"),
            400,
            "The parameter is not valid. id must be another than development, which settings define."
        },
        { "a source that is none, read", SentRequest.Get("api/sources/h60"), 404, NoSource },
        { "a source that is none, deleted", new SentRequest("DELETE", "api/sources/h60"), 404, NoSource },
        { "a source that is none, rotated", SentRequest.Post("api/sources/h60/rotate", "{}"), 404, NoSource },
        { "an id that is none, read", SentRequest.Get("api/sources/H60"), 400, Id },
        { "an id that is none, deleted", new SentRequest("DELETE", "api/sources/H60"), 400, Id },
        { "an id that is none, rotated", SentRequest.Post("api/sources/H60/rotate", "{}"), 400, Id },
        { "a grace in an array", SentRequest.Post("api/sources/h60/rotate", "[]"), 400, NotAnObject },
        { "half a grace", SentRequest.Post("api/sources/h60/rotate", "{"), 400, NotAnObject },
        { "a grace below 0", SentRequest.Post("api/sources/h60/rotate", "{\"graceSeconds\":-1}"), 400, Grace },
        { "a grace of more than 30 days", SentRequest.Post("api/sources/h60/rotate", "{\"graceSeconds\":2592001}"), 400, Grace },
        { "a grace past any number", SentRequest.Post("api/sources/h60/rotate", "{\"graceSeconds\":1e999999999}"), 400, Grace },
        { "a grace in a text", SentRequest.Post("api/sources/h60/rotate", "{\"graceSeconds\":\"60\"}"), 400, Grace },
        { "a grace of null", SentRequest.Post("api/sources/h60/rotate", "{\"graceSeconds\":null}"), 400, Grace },
        { "a grace of more than 16 KiB", SentRequest.Post("api/sources/h60/rotate", new string(' ', 20_000)), 413, TooLarge },
        { "a grace of another content type", SentRequest.Post("api/sources/h60/rotate", "{}") with { ContentType = "text/plain" }, 415, NotJson },
        { "deleted as text", new SentRequest("DELETE", "api/sources/h60") { Body = [], ContentType = "text/plain" }, 415, NotJson },
        { "a parameter", SentRequest.Get("api/sources?agency=H60"), 400, NoParameters },
        { "another method", SentRequest.Post("api/sources/h60", "{\"agency\":\"H60\"}"), 404, Telling.Nothing },
        { "a further part of the path", SentRequest.Get("api/sources/h60/keys"), 404, Telling.Nothing },
        { "no key", PutSource("{\"agency\":\"H60\"}") with { HostKey = null }, 401, Telling.Nothing },
        { "the functions' key", PutSource("{\"agency\":\"H60\"}") with { HostKey = Keys.Function }, 401, Telling.Nothing },
        { "a source's key", PutSource("{\"agency\":\"H60\"}") with { HostKey = SourceKeys.Development }, 401, Telling.Nothing },
    };

    public static BadRequestTable DeadLetters { get; } = new("`/api/deadletters`")
    {
        { "another reason", SentRequest.Get($"api/deadletters?reason={EventJson.Secret}"), 400, Reason },
        { "a reason in capitals", SentRequest.Get("api/deadletters?reason=NOTJSON"), 400, Reason },
        { "two reasons", SentRequest.Get("api/deadletters?reason=notJson&reason=invalidEvent"), 400, "The parameter is not valid. reason must be given once; it is repeated." },
        { "a reason that asks for more", SentRequest.Get("api/deadletters?reason=notJson'%20or%20'1'%20eq%20'1"), 400, Reason },
        {
            "another state",
            SentRequest.Get("api/deadletters?state=gone"),
            400,
            "The parameter is not valid. state must be one of waiting, replayed."
        },
        { "no date", SentRequest.Get("api/deadletters?from=yesterday"), 400, From },
        { "29 February of no leap year", SentRequest.Get("api/deadletters?from=2023-02-29"), 400, From },
        {
            "an end before the beginning",
            SentRequest.Get("api/deadletters?from=2022-07-02&to=2022-07-01"),
            400,
            "The parameter is not valid. to must be a day not before from."
        },
        { "none at once", SentRequest.Get("api/deadletters?take=0"), 400, Take },
        { "too many at once", SentRequest.Get("api/deadletters?take=101"), 400, Take },
        { "a number in words", SentRequest.Get("api/deadletters?take=ten"), 400, Take },
        { "a number with a sign", SentRequest.Get("api/deadletters?take=%2B10"), 400, Take },
        { "a number past any other", SentRequest.Get("api/deadletters?take=99999999999999999999"), 400, Take },
        { "a number in digits of another script", SentRequest.Get("api/deadletters?take=%D9%A1%D9%A0"), 400, Take },
        { "a page that none named", SentRequest.Get("api/deadletters?after=1'%20or%20'1'%20eq%20'1"), 400, After },
        { "a page of 5,000 characters", SentRequest.Get($"api/deadletters?after={new string('a', 5000)}"), 400, After },
        { "a letter that is none", SentRequest.Get($"api/deadletters/{new string('0', 32)}"), 404, NoLetter },
        { "an id that is none", SentRequest.Get("api/deadletters/none"), 404, NoLetter },
        { "an id that asks for more", SentRequest.Get("api/deadletters/1'%20or%20RowKey%20ne%20'"), 404, NoLetter },
        { "an id that climbs", SentRequest.Get("api/deadletters/..%2Fsources"), 404, NoLetter },
        { "an id with a hash and a question mark", SentRequest.Get("api/deadletters/%23%3F"), 404, NoLetter },
        { "an id of 5,000 characters", SentRequest.Get($"api/deadletters/{new string('a', 5000)}"), 404, NoLetter },
        { "an id that is none, replayed", SentRequest.Post("api/deadletters/none/replay", "{}"), 404, NoLetter },
        { "an id that is none, dropped", new SentRequest("DELETE", "api/deadletters/none"), 404, NoLetter },
        { "all of them, dropped", new SentRequest("DELETE", "api/deadletters"), 404, Telling.Nothing },
        { "replayed by reading", SentRequest.Get("api/deadletters/none/replay"), 404, Telling.Nothing },
        { "a parameter of a letter", SentRequest.Get("api/deadletters/none?full"), 400, NoParameters },
        { "a parameter of a replay", SentRequest.Post("api/deadletters/none/replay?again", "{}"), 400, NoParameters },
        { "a parameter of a deletion", new SentRequest("DELETE", "api/deadletters/none?force"), 400, NoParameters },
        { "replayed as text", SentRequest.Post("api/deadletters/none/replay", "{}") with { ContentType = "text/plain" }, 415, NotJson },
        { "dropped as text", new SentRequest("DELETE", "api/deadletters/none") { Body = [], ContentType = "text/plain" }, 415, NotJson },
        { "the functions' key", SentRequest.Get("api/deadletters") with { HostKey = Keys.Function }, 401, Telling.Nothing },
    };

    private static SentRequest PutSource(string json, string id = "h60") => SentRequest.Post($"api/sources/{id}", json) with { Method = "PUT" };
}
