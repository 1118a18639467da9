using System.Text;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Events that break a rule of the contract; most of them a good one with one member changed.</summary>
internal static class BadEvents
{
    private const string Route = "api/events";
    private const string Everything = "dossierId required; agency required; procedure required; channel required; status required; updatedAt required";

    public static BadRequestTable Table { get; } = new(
        "`POST /api/events`: the event",
        $"POST /{Route}",
        $"Members stand in this event, in the place of its own: `{GoodEvent.Json}`.")
    {
        { "a JSON text", Post($"\"{EventJson.Secret}\""), 400, Broken("notAnObject") },
        { "a number", Post("220701"), 400, Broken("notAnObject") },
        { "null", Post("null"), 400, Broken("notAnObject") },
        { "true", Post("true"), 400, Broken("notAnObject") },
        { "an array in an array", Post("[[]]"), 400, Broken("notAnObject") },
        {
            "an empty object",
            Post("{}"),
            400,
            Broken(Everything)
        },
        { "members in capitals", Post(GoodEvent.Json.ToUpperInvariant()), 400, Broken(Everything) },

        { "no procedure", Lacking("procedure"), 400, Broken("procedure required") },
        { "accepted without a receipt", Lacking("receivedAt"), 400, Broken("receivedAt required") },
        { "resolved without a finish", Having("status", Text("resolved")), 400, Broken("finishedAt required") },
        { "a name that is half a surrogate pair", Post(GoodEvent.Json.Replace("procedure", "procedur\\ud800")), 400, Broken("procedure required") },

        { "null for a text", Having("procedure", "null"), 400, Broken("procedure type") },
        { "a number for a text", Having("procedure", "1.004239"), 400, Broken("procedure type") },
        { "a huge number for a text", Having("dossierId", "1e999999999"), 400, Broken("dossierId type") },
        { "a number of 10,000 digits for a time", Having("updatedAt", new string('9', 10_000)), 400, Broken("updatedAt type") },
        { "an object for a text", Having("agency", "{\"code\":\"H60.12\"}"), 400, Broken("agency type") },
        { "an array for a text", Having("status", "[\"accepted\"]"), 400, Broken("status type") },
        { "a flag for a text", Having("channel", "true"), 400, Broken("channel type") },
        { "a text for a flag", Having("digitised", Text("yes")), 400, Broken("digitised type") },
        { "a number for a flag", Having("feeDue", "1"), 400, Broken("feeDue type") },
        { "null for a flag", Having("paidOnline", "null"), 400, Broken("paidOnline type") },
        { "half a surrogate pair", Having("procedure", Text("\\ud800")), 400, Broken("procedure type") },
        {
            "bytes that are not UTF-8",
            new SentRequest("POST", Route) { Body = Encoding.Latin1.GetBytes(GoodEvent.With(("procedure", Text("á")))) },
            400,
            Broken("procedure type")
        },
        {
            "a member twice, the last one bad",
            Post(GoodEvent.Json[..^1] + ",\"status\":7}", "\"status\":\"accepted\",\"status\":7"),
            400,
            Broken("status duplicate")
        },
        {
            "a member twice, with one value",
            Post(GoodEvent.Json[..^1] + ",\"status\":\"accepted\"}", "\"status\":\"accepted\",\"status\":\"accepted\""),
            400,
            Broken("status duplicate")
        },
        {
            "a member twice within one that the contract does not know",
            Having("extra", "[{\"a\":1,\"a\":2}]"),
            400,
            Broken("extra[0].a duplicate")
        },
        {
            "a member twice whose name is no plain word",
            Having((EventJson.Secret, "1"), (EventJson.Secret, "2")),
            400,
            Broken("? duplicate")
        },

        { "an unknown status", Having("status", Text(EventJson.Secret)), 400, Broken("status enum") },
        { "a status in capitals", Having("status", Text("ACCEPTED")), 400, Broken("status enum") },
        { "a status by its number", Having("status", Text("2")), 400, Broken("status enum") },
        { "an empty channel", Having("channel", Text("")), 400, Broken("channel enum") },
        { "a channel with a space", Having("channel", Text("online ")), 400, Broken("channel enum") },
        { "two channels", Having("channel", Text("online, post")), 400, Broken("channel enum") },
        { "an unknown service level", Having("serviceLevel", Text("4")), 400, Broken("serviceLevel enum") },
        { "an unknown outcome", Having("outcome", Text("earlier")), 400, Broken("outcome enum") },
        { "a name too long", Having("status", Text(new string('a', 65))), 400, Broken("status length") },
        { "a name of 1,000,000 characters", Having("status", Text(new string('a', 1_000_000))), 400, Broken("status length") },

        { "an agency that is none", Having("agency", Text(EventJson.Secret)), 400, Broken("agency pattern") },
        { "an empty agency", Having("agency", Text("")), 400, Broken("agency pattern") },
        { "the country for an agency", Having("agency", Text("VN")), 400, Broken("agency pattern") },
        { "an agency in small letters", Having("agency", Text("h60.12")), 400, Broken("agency pattern") },
        { "an agency with an empty group", Having("agency", Text("H60..12")), 400, Broken("agency pattern") },
        { "an agency that ends in a dot", Having("agency", Text("H60.")), 400, Broken("agency pattern") },
        { "an agency with a line break behind it", Having("agency", Text("H60\\n")), 400, Broken("agency pattern") },
        { "an agency with NUL", Having("agency", Text("H60\\u0000")), 400, Broken("agency pattern") },
        { "an agency that is a key of its own", Having("agency", Text("H60|20220701")), 400, Broken("agency pattern") },
        { "an agency that asks for more", Having("agency", Text("H60' or '1' eq '1")), 400, Broken("agency pattern") },
        { "an agency in letters that look the same", Having("agency", Text("\u041d60.12")), 400, Broken("agency pattern") },
        { "an agency in digits of another script", Having("agency", Text("H\u0666\u0660")), 400, Broken("agency pattern") },
        { "the older form with too few zeros", Having("agency", Text("0.0.12.H60")), 400, Broken("agency pattern") },
        { "the older form with too many groups", Having("agency", Text("000.000.00.12.H60")), 400, Broken("agency pattern") },
        { "the older form with letters", Having("agency", Text("000.0O.12.H60")), 400, Broken("agency pattern") },
        { "an agency too long", Having("agency", Text($"H60{string.Concat(Enumerable.Repeat(".12", 11))}")), 400, Broken("agency length") },

        { "a dossier code that is none", Having("dossierId", Text(EventJson.Secret)), 400, Broken("dossierId pattern") },
        { "a dossier code without a number", Having("dossierId", Text("H60.12-220701")), 400, Broken("dossierId pattern") },
        { "a dossier code in small letters", Having("dossierId", Text("h60.12-220701-0001")), 400, Broken("dossierId pattern") },
        { "a dossier code that climbs", Having("dossierId", Text("../../H60.12-220701-0001")), 400, Broken("dossierId pattern") },
        { "a dossier code that is a key of its own", Having("dossierId", Text("d|H60.12-220701-0001")), 400, Broken("dossierId pattern") },
        { "a dossier code with what no key may have", Having("dossierId", Text("H60/12#?-220701-0001")), 400, Broken("dossierId pattern") },
        { "a dossier code with a line break behind it", Having("dossierId", Text("H60.12-220701-0001\\n")), 400, Broken("dossierId pattern") },
        { "a dossier code with white space", Having("dossierId", Text(" H60.12-220701-0001")), 400, Broken("dossierId pattern") },
        { "a dossier code too long", Having("dossierId", Text($"H60.{new string('1', 60)}-220701-0001")), 400, Broken("dossierId length") },
        { "a procedure that is none", Having("procedure", Text("<script>")), 400, Broken("procedure pattern") },
        { "a procedure too long", Having("procedure", Text($"1.004239{new string('.', 33)}")), 400, Broken("procedure length") },

        { "no timestamp at all", Having("updatedAt", Text(EventJson.Secret)), 400, Broken("updatedAt timestamp") },
        { "an empty timestamp", Having("receivedAt", Text("")), 400, Broken("receivedAt timestamp") },
        { "a timestamp too long", Having("updatedAt", Text($"2022-07-01T08:00:00.{new string('0', 50)}Z")), 400, Broken("updatedAt length") },
        { "29 February of no leap year", Having("receivedAt", Text("2023-02-29T08:00:00+07:00")), 400, Broken("receivedAt timestamp") },
        { "30 February", Having("receivedAt", Text("2022-02-30T08:00:00+07:00")), 400, Broken("receivedAt timestamp") },
        { "the month 13", Having("receivedAt", Text("2022-13-01T08:00:00+07:00")), 400, Broken("receivedAt timestamp") },
        { "the hour 24", Having("receivedAt", Text("2022-07-01T24:00:00+07:00")), 400, Broken("receivedAt timestamp") },
        { "the second 60", Having("receivedAt", Text("2022-06-30T23:59:60Z")), 400, Broken("receivedAt timestamp") },
        { "the offset +25:00", Having("receivedAt", Text("2022-07-01T08:00:00+25:00")), 400, Broken("receivedAt timestamp") },
        { "the offset +07", Having("receivedAt", Text("2022-07-01T08:00:00+07")), 400, Broken("receivedAt timestamp") },
        { "the offset +0700", Having("receivedAt", Text("2022-07-01T08:00:00+0700")), 400, Broken("receivedAt timestamp") },
        { "a time in the national form", Having("receivedAt", Text("20220701080000")), 400, Broken("receivedAt timestamp") },
        { "a time as people write it", Having("receivedAt", Text("01/07/2022 08:00")), 400, Broken("receivedAt timestamp") },
        { "a comma before the fraction", Having("receivedAt", Text("2022-07-01T08:00:00,5+07:00")), 400, Broken("receivedAt timestamp") },
        { "a time without an offset", Having("receivedAt", Text("2022-07-01T08:00:00")), 400, Broken("receivedAt offset") },
        { "a date without a time", Having("updatedAt", Text("2022-07-01")), 400, Broken("updatedAt offset") },
        { "the year 20222", Having("receivedAt", Text("20222-07-01T08:00:00+07:00")), 400, Broken("receivedAt range") },
        { "the year 0000", Having("receivedAt", Text("0000-07-01T08:00:00+07:00")), 400, Broken("receivedAt range") },
        { "the year 1999", Having("receivedAt", Text("1999-07-01T08:00:00+07:00")), 400, Broken("receivedAt range") },
        {
            "the last day of 1999 in Vietnam, 2000 elsewhere",
            Having("receivedAt", Text("2000-01-01T00:00:00+08:00")),
            400,
            Broken("receivedAt range")
        },
        { "the year 2101", Having("dueAt", Text("2101-07-01T08:00:00+07:00")), 400, Broken("dueAt range") },
        { "the end of the year 9999", Having("dueAt", Text("9999-12-31T23:59:59-18:00")), 400, Broken("dueAt range") },
        { "a receipt in the future", Having("receivedAt", Text("2099-07-01T08:00:00+07:00")), 400, Broken("receivedAt future") },
        { "an update in the future", Having("updatedAt", Text("2099-07-01T08:00:00+07:00")), 400, Broken("updatedAt future") },
        { "due before it was received", Having("dueAt", Text("2022-06-30T16:00:00+07:00")), 400, Broken("dueAt beforeReceipt") },
        {
            "with the competent agency before it was received",
            Having("competentReceivedAt", Text("2022-06-30T16:00:00+07:00")),
            400,
            Broken("competentReceivedAt beforeReceipt")
        },
        {
            "with the competent agency in the future",
            Having("competentReceivedAt", Text("2099-07-01T08:00:00+07:00")),
            400,
            Broken("competentReceivedAt future")
        },
        {
            "first due before it was received",
            Having("originalDueAt", Text("2022-06-30T16:00:00+07:00")),
            400,
            Broken("originalDueAt beforeReceipt")
        },
        {
            "finished before it was received",
            Having(("status", Text("resolved")), ("finishedAt", Text("2022-06-30T16:00:00+07:00"))),
            400,
            Broken("finishedAt beforeReceipt")
        },
        {
            "finished in the future",
            Having(("status", Text("returned")), ("finishedAt", Text("2099-07-01T08:00:00+07:00"))),
            400,
            Broken("finishedAt future")
        },
        {
            "all at once",
            Having(("agency", "60"), ("status", Text("done")), ("receivedAt", Text("today")), ("updatedAt", "null")),
            400,
            Broken("agency type; status enum; updatedAt type; receivedAt timestamp")
        },
    };

    private static SentRequest Post(string json, string? excerpt = null) => SentRequest.Post(Route, json) with { Excerpt = excerpt };

    private static SentRequest Having(string member, string json) => Having((member, json));

    private static SentRequest Having(params (string Name, string Json)[] members) =>
        Post(GoodEvent.With(members), string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Json}")));

    private static SentRequest Lacking(string member) => Post(GoodEvent.Without(member), "");

    private static string Text(string text) => $"\"{text}\"";

    private static string Broken(string rules) => $"No event can be taken. {rules}";
}
