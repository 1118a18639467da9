using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>Lists of the catalogue that cannot be read or replaced.</summary>
internal static class BadCatalogue
{
    private const string Route = "PUT /api/catalog/agencies";
    private const string Kind = "The parameter is not valid. kind must be one of agencies, procedures, calendar, targets.";
    private const string NoList =
        "The body is not valid. The body must be a JSON array of objects, whose members are texts, numbers or arrays of texts.";

    private const string Columns = "The body is not valid. The header may name only, and each once: code, from, name, level, predecessors, document.";
    private const string NoCsv = "The body is not valid. Line 2 is no CSV, or has not as many fields as the header. A decimal comma needs semicolons between fields.";
    private const string Csv = "text/csv";

    public static BadRequestTable Table { get; } = new("`/api/catalog`", Route, $"Where a row names no route, it is `{Route}`.")
    {
        { "no body", Put(""), 400, NoList },
        { "an object", Put("{}"), 400, NoList },
        { "an array of numbers", Put("[1]"), 400, NoList },
        { "half an array", Put("["), 400, NoList },
        { "a column that is none, in CSV", Put("code,age\nH60,1", Csv), 400, Columns },
        { "a column twice, in CSV", Put("code,code\nH60,H60", Csv), 400, Columns },
        { "a field too few, in CSV", Put("code,name\nH60", Csv), 400, NoCsv },
        {
            "a member twice",
            Put("""[{"code":"H60","name":"A","level":"province","name":"B"}]"""),
            400,
            "The body is not valid. Entry 0: name must stand once in its object."
        },
        { "a decimal comma between commas, in CSV", PutTargets("agency,rate,value,from,document\nH60,online,0,95,2026-01-01,A"), 400, NoCsv },
        { "a decimal comma in quotes between commas, in CSV", PutTargets("agency,rate,value,from,document\nH60,online,\"0,95\",2026-01-01,A"), 400, Broken("value range") },
        { "an entry without its name", Put("""[{"code":"H60","level":"province"}]"""), 400, Broken("name required") },
        { "a level in capitals", Put("""[{"code":"H60","name":"A","level":"Province"}]"""), 400, Broken("level enum") },
        { "the same in CSV", Put("code,name,level\nH60,A,Province", Csv), 400, Broken("level enum") },
        { "an entry twice", Put("""[{"code":"H60","name":"A","level":"province"},{"code":"H60","name":"B","level":"province"}]"""), 400, Broken("code duplicate") },
        {
            "two rules of an entry, and one of another",
            Put($$"""[{"code":"{{EventJson.Secret}}","level":"province"},{"code":"H60","name":"A"}]"""),
            400,
            Broken("code pattern; name required; level required")
        },
        { "more than 8 MiB", Put(new string(' ', (8 * 1024 * 1024) + 1)), 413, "The body is too large. The body may have at most 8388608 bytes." },
        { "another content type", Put("<a/>", "application/xml"), 415, "The form of the body is not supported. Content-Type must be text/csv or application/json." },
        { "a list that is none", SentRequest.Post("api/catalog/people", "[]") with { Method = "PUT" }, 400, Kind },
        { "a list that is none, read", SentRequest.Get("api/catalog/people"), 400, Kind },
        { "another form, read", SentRequest.Get("api/catalog/agencies?format=xml"), 400, "The parameter is not valid. format must be one of json, csv." },
        { "the functions' key", Put("[]") with { HostKey = Keys.Function }, 401, Telling.Nothing },
    };

    private static string Broken(string rules) => $"The list cannot be taken. {rules}";

    private static SentRequest PutTargets(string body) => SentRequest.Post("api/catalog/targets", body) with { Method = "PUT", ContentType = Csv };

    private static SentRequest Put(string body, string contentType = "application/json") =>
        SentRequest.Post("api/catalog/agencies", body) with { Method = "PUT", ContentType = contentType };
}
