using System.Globalization;
using Dvc.Testing;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary><c>docs/bad-input.md</c>: words of its own, and between two marks the tables of what is tried.</summary>
internal static class BadInputDocument
{
    private const string Begin = "<!-- tried: begin -->\n";
    private const string End = "<!-- tried: end -->\n";

    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "docs", "bad-input.md");

    /// <summary>The document with the tables as they are now.</summary>
    public static string Renew(string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return document[..begin] + Tables() + document[document.IndexOf(End, StringComparison.Ordinal)..];
    }

    private static string Tables() => string.Concat(
        [
            string.Create(CultureInfo.InvariantCulture, $"\n{BadRequests.ById.Count} requests and {BadMessages.All.Count} messages.\n"),
            .. BadRequests.Tables.Select(Table),
            "\n## Messages in queue `dossier-events`\n| Input | Message | Dead letter |\n|---|---|---|\n",
            .. BadMessages.All.Select(message => Row(message.Name, message.Line, $"`{message.Reason}` {message.Detail}")),
            "\n",
        ]);

    private static string Table(BadRequestTable table) => string.Concat(
        [
            $"\n## {table.Title}\n{(table.Remark.Length > 0 ? $"{table.Remark}\n\n" : "")}| Input | Request | Answer |\n|---|---|---|\n",
            .. table.Select(request => Row(request.Name, request.Line, string.Create(CultureInfo.InvariantCulture, $"{request.Status} {request.Told}"))),
        ]);

    private static string Row(string name, string? line, string answer) =>
        $"| {name} | {(line is { Length: > 0 } ? $"`{line.Replace("|", "\\|")}`" : "")} | {answer} |\n";
}
