using System.Text.RegularExpressions;
using Dvc.EndToEnd.Tests.National;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

/// <summary>Every route of the app, by what opens it.</summary>
internal static partial class Routes
{
    /// <summary>The key of a source, or what stands for one in the body.</summary>
    public static TheoryData<string, string> Ingest => new()
    {
        { "POST", "api/events" },
        { "POST", NationalRequests.Path },
        { "POST", NationalRequests.LoginPath },
    };

    /// <summary>Nobody's key.</summary>
    public static TheoryData<string, string> Anonymous => new() { { "GET", "" } };

    /// <summary>The function key.</summary>
    public static TheoryData<string, string> Function => new()
    {
        { "GET", "api/kpi/weekly" },
        { "GET", "api/bulletins" },
        { "GET", "api/kpi/now" },
        { "GET", "api/kpi/periods/week/2022-W26" },
        { "GET", "api/kpi/periods/week/2022-W26/procedures" },
        { "GET", "api/kpi/periods/week/2022-W26/fields" },
        { "GET", "api/kpi/series/week" },
        { "GET", "api/kpi/range?from=2022-06-27&to=2022-07-03" },
        { "GET", "api/quality?from=2022-06-27&to=2022-07-03" },
        { "GET", "api/definitions" },
        { "GET", "api/openapi.json" },
        { "GET", "api/health" },
    };

    /// <summary>The master key.</summary>
    public static TheoryData<string, string> Admin => new()
    {
        { "GET", "api/sources" },
        { "GET", "api/sources/h60" },
        { "PUT", "api/sources/h60" },
        { "DELETE", "api/sources/h60" },
        { "POST", "api/sources/h60/rotate" },
        { "GET", "api/quality/moves?from=2022-06-27&to=2022-07-03" },
        { "GET", "api/catalog/agencies" },
        { "PUT", "api/catalog/agencies" },
        { "GET", "api/dossiers?state=open&from=2022-06-27&to=2022-07-03" },
        { "GET", "api/deadletters" },
        { "GET", "api/deadletters/0123456789abcdef0123456789abcdef" },
        { "POST", "api/deadletters/0123456789abcdef0123456789abcdef/replay" },
        { "DELETE", "api/deadletters/0123456789abcdef0123456789abcdef" },
    };

    /// <summary>The master key; the host's own routes.</summary>
    public static TheoryData<string, string> Host => new()
    {
        { "POST", "admin/functions/RollUp" },
        { "POST", "admin/functions/KeepDeadLetters" },
        { "POST", "admin/functions/Audit" },
        { "POST", "admin/functions/PublishBulletin" },
        { "POST", "admin/functions/RecordDossiers" },
        { "POST", "admin/functions/NoSuchFunction" },
        { "GET", "admin/host/status" },
    };

    /// <summary>
    /// What the host prints at the start: method and route of each function that HTTP starts, such as
    /// <c>GET api/sources/{id}</c>, and of all others the administrator's way to start them.
    /// </summary>
    public static IEnumerable<string> PrintedBy(ChildProcess app) =>
        from Match match in Printed().Matches(app.Output)
        from method in match.Groups["methods"].Value.Split(',')
        where method != "HEAD" // As GET.
        select method.Length > 0 ? $"{method.ToUpperInvariant()} {match.Groups["route"].Value.Replace("{ignored:maxlength(0)?}", "")}" : $"POST admin/functions/{match.Groups["name"].Value}";

    /// <summary>Whether method and path, such as <c>GET api/sources/h60?code=x</c>, lead to a route as it is printed.</summary>
    public static bool LeadsTo(string path, string route)
    {
        var (segments, printed) = (path.Split('?')[0].Split('/'), route.Split('/'));
        return segments.Length == printed.Length && segments.Zip(printed).All(pair => pair.Second.StartsWith('{') || pair.First == pair.Second);
    }

    [GeneratedRegex(@"(?<name>\w+): (?:(?<methods>[A-Za-z,]+) http://[^/\s]+/(?<route>\S+)|queue .+|timer .+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
