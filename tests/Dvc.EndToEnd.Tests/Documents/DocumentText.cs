using System.Globalization;
using System.Text.RegularExpressions;
using Dvc.Testing;

namespace Dvc.EndToEnd.Tests.Documents;

/// <summary>
/// The requests that documents show: in blocks of code as <c>POST /path {body}</c>, which may go on over lines and have the
/// answer's status and body after it, or as a command <c>curl</c>; in a line as <c>GET /path?query</c> whose parameters all have values.
/// </summary>
internal static partial class DocumentText
{
    private const string Json = "application/json";

    // What shells of the reader do with the repository, not with the app.
    private static readonly string[] Commands = ["./dvc", "dotnet", "cp", "npx", "func"];

    // The tables of bad input are made of requests that have tests of their own.
    private static readonly string[] Made = ["bad-input.md", "definitions.md"];

    private static readonly string[] Folders = ["", "docs", "host", "azurite", "samples"];

    /// <summary>Every document of the repository.</summary>
    public static IEnumerable<string> Paths => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md"))
        .Where(path => !Made.Contains(Path.GetFileName(path), StringComparer.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The requests of a document, in its order.</summary>
    /// <exception cref="FormatException">A block of code is neither a request, an answer, nor a command.</exception>
    public static IEnumerable<ShownRequest> Requests(string path)
    {
        var lines = File.ReadAllLines(path);
        List<string> statement = [];
        var begin = 0;
        var isFenced = false;
        foreach (var (index, line) in lines.Append("").Index())
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            var isCode = !isFenced && line.StartsWith("    ", StringComparison.Ordinal);
            if (statement.Count > 0 && (!isCode || BeginsStatement(line, statement)))
            {
                // What is shown as the answer follows at once.
                if (Read(Place(path, begin), string.Join('\n', statement), isCode ? line : "") is { } request)
                {
                    yield return request;
                }

                statement.Clear();
            }

            if (isCode)
            {
                begin = statement.Count == 0 ? index : begin;
                statement.Add(line[4..]);
            }
            else
            {
                foreach (var target in InLine().Matches(line).Select(match => match.Groups["target"].Value))
                {
                    yield return new ShownRequest(Place(path, index), "GET", target, Json, Body: null, Status: null);
                }
            }
        }
    }

    // The text of a command goes on until its quotes are closed.
    private static bool BeginsStatement(string line, List<string> before) =>
        Beginning().IsMatch(line)
        && !(before[0].StartsWith("curl ", StringComparison.Ordinal) && string.Concat(before).Count(character => character == '\'') % 2 == 1);

    private static ShownRequest? Read(string place, string statement, string next)
    {
        if (Http().Match(statement) is { Success: true } http)
        {
            return new ShownRequest(
                place,
                http.Groups["method"].Value,
                http.Groups["target"].Value,
                http.Groups["type"] is { Success: true, Value: var type } ? type : Json,
                http.Groups["body"].Value is { Length: > 0 } body ? body : null,
                Answered().Match(next) is { Success: true, Value: var status } ? int.Parse(status, CultureInfo.InvariantCulture) : null);
        }

        var word = statement.Split(' ', '\n')[0];
        if (word == "curl")
        {
            return Curl(place, Words().Matches(statement.Replace("\\\n", " ")).Select(match => match.Value.Trim('\'', '"')).ToList());
        }

        var isAnswer = Answered().IsMatch($"    {statement}") || (statement[0] is '{' or '"' && !Sent().IsMatch(statement));
        return isAnswer || Commands.Contains(word, StringComparer.Ordinal)
            ? null
            : throw new FormatException($"{place}: show the request, such as POST /api/events and its body, or the answer after it.");
    }

    private static ShownRequest Curl(string place, List<string> words)
    {
        string? After(params string[] options) => words.SkipWhile(word => !options.Contains(word, StringComparer.Ordinal)).Skip(1).FirstOrDefault();
        var body = After("-d", "--data-binary");
        var url = new Uri(words.Single(word => word.StartsWith("http://127.0.0.1:7071/", StringComparison.Ordinal)));
        var type = words.Find(word => word.StartsWith("Content-Type: ", StringComparison.Ordinal))?.Split(' ')[1];
        return new ShownRequest(place, After("-X") ?? (body is null ? "GET" : "POST"), url.PathAndQuery[1..], type ?? "application/x-www-form-urlencoded", body, Status: null);
    }

    private static string Place(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Repository.Root, path)}:{index + 1}");

    [GeneratedRegex(@"^    (?:(?:GET|POST|PUT|DELETE) /|[0-9]{3} |(?:curl|\./dvc|dotnet|cp|npx|func) |\{|"")", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|DELETE) /(?<target>\S+)(?: +Content-Type: (?<type>\S+))?\s*(?<body>.*)$", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Http();

    [GeneratedRegex(@"(?<=^    )[0-9]{3}(?= )", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answered();

    [GeneratedRegex(@"^\{""(?:dossierId|agency|specversion|MaHoSo|session|madonvi|username|graceSeconds)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"'[^']*'|""[^""]*""|\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"`GET /(?<target>api/[^`?{]+\?(?:[a-z]+=[^`&={]+&?)+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InLine();
}
