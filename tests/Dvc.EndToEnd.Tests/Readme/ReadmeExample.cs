using System.Text.RegularExpressions;

namespace Dvc.EndToEnd.Tests.Readme;

/// <summary>Commands that the README shows, to be pasted into a terminal of their own, and what they print.</summary>
/// <param name="Commands">Lines for a shell.</param>
/// <param name="Shown">What is printed, in which <c>…</c> stands for anything.</param>
internal sealed partial record ReadmeExample(string Commands, string Shown)
{
    private const string Anything = "…";

    /// <summary>All examples of a document, in order: a fenced block <c>sh</c> and the block <c>text</c> after it.</summary>
    public static IReadOnlyList<ReadmeExample> Of(string document)
    {
        var blocks = Blocks().Matches(document).Select(block => (Language: block.Groups["language"].Value, Text: block.Groups["text"].Value.Trim())).ToList();
        return [.. blocks.Index()
            .Where(block => block.Item.Language == "sh")
            .Select(block => new ReadmeExample(block.Item.Text, blocks[block.Index + 1] is { Language: "text" } shown ? shown.Text : ""))];
    }

    /// <summary>Whether <paramref name="output"/> has what is shown, line by line but for white space at their ends.</summary>
    public bool IsShownBy(string output) => Regex.IsMatch(
        Trimmed(output), string.Join(@"[\s\S]*?", Trimmed(Shown).Split(Anything).Select(Regex.Escape)), RegexOptions.None, TimeSpan.FromSeconds(10));

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>[\s\S]*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
