using System.Text;
using System.Text.RegularExpressions;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>
/// All that a stopped Azurite left in its folder, as text: every row of every table, and every message that was ever in a
/// queue, taken or not. What is Base64 in it, such as messages and binary columns, stands decoded beside it.
/// </summary>
internal static partial class StoredText
{
    public static string Of(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            Append(text, File.ReadAllText(file, Encoding.Latin1));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string stored)
    {
        text.AppendLine(stored);
        foreach (var packed in from Match match in Base64().Matches(stored) select match.Value)
        {
            var bytes = new byte[packed.Length];
            if (Convert.TryFromBase64String(packed, bytes, out var length))
            {
                Append(text, Encoding.UTF8.GetString(bytes, 0, length));
            }
        }
    }

    [GeneratedRegex("(?:[A-Za-z0-9+/]{4}){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Base64();
}
