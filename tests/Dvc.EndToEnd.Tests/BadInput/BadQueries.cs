using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Questions that cannot be answered.</summary>
internal static class BadQueries
{
    private const string Parameter = "The parameter is not valid.";
    private const string Agency = $"{Parameter} agency must be an agency code such as H60.12, or VN for the whole tree.";
    private const string Week = $"{Parameter} week must be a week such as {{week}}.";
    private const string Format = $"{Parameter} format must be one of json, csv.";
    private const string Published = $"{Parameter} published must be one of true, false.";
    private const string NotPublished = "Not published. There is no bulletin of this week.";
    private const string Grain = $"{Parameter} grain must be one of day, week, month, quarter, year, reportingQuarter, reportingYear, reportingMonth, reportingHalfYear, reportingNineMonths.";
    private const string From = $"{Parameter} from must be a day such as {{today}} or a period such as {{week}}, of the years 2000 to 2100.";
    private const string To = $"{Parameter} to must be a day such as {{today}} or a period such as {{week}}, of the years 2000 to 2100.";
    private const string TooLong = $"{Parameter} from must be so late that the series has at most 400 periods.";
    private const string States =
        "received, resolved, early, onTime, late, carriedOver, open, overdue, withinDue, due, receivedInPerson, receivedOnline, "
        + "receivedPost, receivedFull, receivedPartial, resolvedInPersonEarly, resolvedInPersonOnTime, resolvedInPersonLate, "
        + "resolvedOnlineEarly, resolvedOnlineOnTime, resolvedOnlineLate, resolvedPostEarly, resolvedPostOnTime, resolvedPostLate, "
        + "withdrawn, stopped, refused, openDue, digitised, feeDue, paidOnline, dueMoved, lateByOriginal, finishMovedBack, "
        + "noDueDate, outcomeDisputed, noFinishDate, noPauseDate, noServiceLevel, paidWithoutFee, conflicted, channelDefaulted, "
        + "noClock, informationOnline, dueDisputed, dueUnknown, rejectedNoReceipt, rejectedNoFinish, rejectedFutureReceipt, "
        + "rejectedFutureFinish, rejectedReceiptAfterFinish, rejectedDueBeforeReceipt, rejectedFutureUpdate, rejectedRequired, "
        + "rejectedType, rejectedLength, rejectedPattern, rejectedEnum, rejectedTimestamp, rejectedRange, rejectedNotJson, "
        + "rejectedOutsideSource, rejectedDuplicate";

    private const string State = $"{Parameter} state must be one of {States}.";
    private const string Begun = "must be a period that has begun.";
    private const string After = $"{Parameter} after must be what next of the page before says.";
    private const string Take = $"{Parameter} take must be a number from 1 to 500.";
    private const string NoParameters = "The parameter is not known. This route takes no parameters.";
    private const string Days = "from=2022-07-01&to=2022-07-02";

    public static BadRequestTable Kpi { get; } = new("`GET /api/kpi/…`")
    {
        { "the week 54", Get("weekly?week=2026-W54"), 400, Week },
        { "a week 53 that its year does not have", Get("weekly?week=2022-W53"), 400, Week },
        { "the week 0", Get("weekly?week=2022-W00"), 400, Week },
        { "no week at all", Get($"weekly?week={EventJson.Secret}"), 400, Week },
        { "two weeks", Get("weekly?week=2022-W25&week=2022-W26"), 400, $"{Parameter} week must be given once; it is repeated." },
        { "a week with NUL", Get("weekly?week=2022-W26%00"), 400, Week },
        { "a week of 5,000 characters", Get($"weekly?week={new string('2', 5000)}"), 400, Week },
        { "a week that lies ahead", Get("weekly?week=2099-W01"), 400, $"{Parameter} week {Begun}" },
        { "an agency that ends in a dot", Get("weekly?agency=H60."), 400, Agency },
        { "an agency of wildcards", Get("weekly?agency=H60.*"), 400, Agency },
        { "an agency that asks for more", Get("weekly?agency=H60'%20or%20PartitionKey%20ne%20'"), 400, Agency },
        { "an agency that drops tables", Get("weekly?agency=H60;DROP%20TABLE%20kpis--"), 400, Agency },
        { "an agency that climbs", Get("weekly?agency=../../H60"), 400, Agency },
        { "an agency that is not UTF-8", Get("weekly?agency=%FF"), 400, Agency },
        { "an agency with a line break", Get("weekly?agency=H60%0D%0AX-Header:1"), 400, Agency },
        { "an agency too long", Get($"weekly?agency=H60{string.Concat(Enumerable.Repeat(".12", 11))}"), 400, Agency },
        { "the older form with too few zeros", Get("weekly?agency=0.0.12.H60"), 400, Agency },
        { "two agencies", Get("weekly?agency=H60&agency=H61"), 400, $"{Parameter} agency must be given once; it is repeated." },
        { "weeks instead of week", Get("weekly?weeks=2022-W26"), 400, Unknown("week", "week, agency, published, level, format, pretty") },
        { "a parameter that is none", Get($"now?{EventJson.Secret}=1"), 400, Unknown("agency", "agency, level, format, pretty") },
        { "a level that is none", Get("weekly?level=ward"), 400, $"{Parameter} level must be one of province, department, commune, branch." },
        { "a level in capitals", Get("range?from=2022-07-01&to=2022-07-02&level=Province"), 400, $"{Parameter} level must be one of province, department, commune, branch." },
        { "a level of a series", Get("series/week?level=province"), 400, Unknown("agency", "agency, from, to, format, pretty") },
        { "another form", Get("weekly?format=xml"), 400, Format },
        { "pretty, perhaps", Get("weekly?pretty=perhaps"), 400, $"{Parameter} pretty must be one of true, false." },
        { "bulletins in another form", SentRequest.Get("api/bulletins?format=xml"), 400, Format },
        { "published, perhaps", Get("weekly?published=perhaps"), 400, Published },
        { "published, in capitals", Get("weekly?published=TRUE"), 400, Published },
        { "published, twice", Get("weekly?published=true&published=false"), 400, $"{Parameter} published must be given once; it is repeated." },
        { "a week that nobody published", Get("weekly?week=2022-W26&published=true"), 404, NotPublished },
        { "a published week that lies ahead", Get("weekly?week=2099-W01&published=true"), 400, $"{Parameter} week {Begun}" },
        { "now, of an agency that is none", Get("now?agency=60"), 400, Agency },
        { "another kind of period", Get("periods/fortnight/2022-W26"), 400, Grain },
        { "a kind of period by its number", Get("periods/1/2022-W26"), 400, Grain },
        { "a kind of period with a slash", Get("periods/we%2Fek/2022-W26"), 400, Grain },
        { "a series of another kind of period", Get($"series/{EventJson.Secret}"), 400, Grain },
        { "a week that is a month", Get("periods/week/2026-11"), 400, $"{Parameter} period must be a week such as {{week}}." },
        { "30 February", Get("periods/day/2022-02-30"), 400, $"{Parameter} period must be a day such as {{today}}." },
        { "a year that lies ahead", Get("periods/year/2199"), 400, $"{Parameter} period {Begun}" },
        { "procedures of another kind of period", Get("periods/fortnight/2022-W26/procedures"), 400, Grain },
        { "procedures of the week 54", Get("periods/week/2022-W54/procedures"), 400, $"{Parameter} period must be a week such as {{week}}." },
        { "procedures of a year that lies ahead", Get("periods/year/2199/procedures"), 400, $"{Parameter} period {Begun}" },
        { "fields of another kind of period", Get("periods/fortnight/2022-W26/fields"), 400, Grain },
        { "fields of 30 February", Get("periods/day/2022-02-30/fields"), 400, $"{Parameter} period must be a day such as {{today}}." },
        { "fields of a year that lies ahead", Get("periods/year/2199/fields"), 400, $"{Parameter} period {Begun}" },
        { "fields of an agency of wildcards", Get("periods/week/2022-W26/fields?agency=H60.*"), 400, Agency },
        { "no days", Get("range"), 400, From },
        { "no first day", Get("range?to=2022-07-01"), 400, From },
        { "no last day", Get("range?from=2022-07-01"), 400, To },
        { "a day of 1999", Get("range?from=1999-12-31&to=2022-07-01"), 400, From },
        { "the year 20222", Get("range?from=20222-01-01&to=2022-07-01"), 400, From },
        { "29 February of no leap year", Get("range?from=2023-02-29&to=2023-07-01"), 400, From },
        { "a day with a time", Get("range?from=2022-07-01T00:00:00Z&to=2022-07-02"), 400, From },
        { "two first days", Get("range?from=2022-01-01&from=2022-01-02&to=2022-07-01"), 400, $"{Parameter} from must be given once; it is repeated." },
        { "an end before the beginning", Get("range?from=2022-07-02&to=2022-07-01"), 400, $"{Parameter} to must be a day not before from." },
        { "days that lie ahead", Get("range?from=2099-01-01&to=2099-02-01"), 400, $"{Parameter} from must be a day that has begun." },
        {
            "a series that ends before it begins",
            Get("series/week?from=2022-07-02&to=2022-07-01"),
            400,
            $"{Parameter} from must be a day not after to, and one that has begun."
        },
        { "a series to no day", Get("series/week?to=yesterday"), 400, To },
        { "more than 400 days", Get("series/day?from=2021-01-01&to=2022-07-01"), 400, TooLong },
        { "more than 400 weeks", Get("series/week?from=2000-01-01"), 400, TooLong },
        { "another method", SentRequest.Post("api/kpi/weekly", "{}"), 404, Telling.Nothing },
        { "a figure, deleted", new SentRequest("DELETE", "api/kpi/range"), 404, Telling.Nothing },
        { "a period without a name", Get("periods/week"), 404, Telling.Nothing },
        { "a path that climbs", Get("../../etc/passwd"), 404, Telling.Nothing },
        { "no key", Get("weekly") with { HostKey = null }, 401, Telling.Nothing },
        { "a key that nobody has", Get("weekly") with { HostKey = EventJson.Secret }, 401, Telling.Nothing },
    };

    public static BadRequestTable Service { get; } = new("What the interface says of itself")
    {
        { "a parameter of the first page", SentRequest.Get("?page=1"), 400, NoParameters },
        { "a parameter of health", SentRequest.Get("api/health?verbose=true"), 400, NoParameters },
        { "a parameter of the interface's description", SentRequest.Get("api/openapi.json?version=3"), 400, NoParameters },
        { "a language of definitions", SentRequest.Get("api/definitions?language=en"), 400, Unknown("pretty", "pretty") },
    };

    public static BadRequestTable Quality { get; } = new("`GET /api/quality`, `GET /api/quality/moves`")
    {
        { "no days", SentRequest.Get("api/quality"), 400, From },
        {
            "an end before the beginning",
            SentRequest.Get("api/quality?from=2022-07-02&to=2022-07-01"),
            400,
            $"{Parameter} to must be a day not before from."
        },
        { "an agency that asks for more", SentRequest.Get($"api/quality?{Days}&agency=H60'%20or%20'1'%20eq%20'1"), 400, Agency },
        { "moves without days", SentRequest.Get("api/quality/moves"), 400, From },
        { "moves of no agency", SentRequest.Get($"api/quality/moves?{Days}&agency={EventJson.Secret}"), 400, Agency },
        {
            "moves of another kind",
            SentRequest.Get($"api/quality/moves?{Days}&kind=moved"),
            400,
            $"{Parameter} kind must be one of dueMoved, finishMovedBack."
        },
        { "moves, none at once", SentRequest.Get($"api/quality/moves?{Days}&take=0"), 400, Take },
        { "moves, too many at once", SentRequest.Get($"api/quality/moves?{Days}&take=501"), 400, Take },
        { "moves after a page that none named", SentRequest.Get($"api/quality/moves?{Days}&after={EventJson.Secret}"), 400, After },
        { "moves after half a byte", SentRequest.Get($"api/quality/moves?{Days}&after=abc"), 400, After },
        { "moves after NUL", SentRequest.Get($"api/quality/moves?{Days}&after=000a00"), 400, After },
        { "moves with the functions' key", SentRequest.Get($"api/quality/moves?{Days}") with { HostKey = Keys.Function }, 401, Telling.Nothing },
        { "another method", SentRequest.Post("api/quality", "{}"), 404, Telling.Nothing },
    };

    public static BadRequestTable Dossiers { get; } = new("`GET /api/dossiers`")
    {
        { "no figure", SentRequest.Get($"api/dossiers?{Days}"), 400, State },
        { "a figure that is none", SentRequest.Get($"api/dossiers?{Days}&state={EventJson.Secret}"), 400, State },
        { "no days", SentRequest.Get("api/dossiers?state=open"), 400, From },
        {
            "an end before the beginning",
            SentRequest.Get("api/dossiers?state=open&from=2022-07-02&to=2022-07-01"),
            400,
            $"{Parameter} to must be a day not before from."
        },
        { "no agency", SentRequest.Get($"api/dossiers?{Days}&state=open&agency={EventJson.Secret}"), 400, Agency },
        { "too many at once", SentRequest.Get($"api/dossiers?{Days}&state=open&take=501"), 400, Take },
        { "after a page that none named", SentRequest.Get($"api/dossiers?{Days}&state=open&after={EventJson.Secret}"), 400, After },
        { "the functions' key", SentRequest.Get($"api/dossiers?{Days}&state=open") with { HostKey = Keys.Function }, 401, Telling.Nothing },
    };

    private static string Unknown(string nearest, string all) => $"The parameter is not known. The nearest that this route takes is {nearest}; all are {all}.";

    private static SentRequest Get(string path) => SentRequest.Get($"api/kpi/{path}");
}
