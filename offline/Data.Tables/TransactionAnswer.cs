using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>Reads the multipart answer to a transaction.</summary>
internal static class TransactionAnswer
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <summary>The answers to the actions, in their order, or the one refusal.</summary>
    /// <remarks>
    /// Line by line: what lies between a status line and the next boundary is an answer, and its content, a refusal's
    /// JSON, is one line. Services differ in the boundaries and blank lines around them.
    /// </remarks>
    public static List<Response> Read(Stream content)
    {
        var answers = new List<Response>();
        using var lines = new StreamReader(content, Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
            {
                answers.Add(ReadOne(line[StatusLine.Length..], lines));
            }
        }

        return answers;
    }

    private static TransactionResponse ReadOne(string statusAndReason, StreamReader lines)
    {
        var space = statusAndReason.IndexOf(' ', StringComparison.Ordinal);
        var answer = new TransactionResponse(
            int.Parse(statusAndReason[..space], CultureInfo.InvariantCulture), statusAndReason[(space + 1)..]);
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            answer.AddHeader(header[..colon], header[(colon + 1)..].Trim());
        }

        if (lines.ReadLine() is { } content && content.StartsWith('{'))
        {
            answer.ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        }

        return answer;
    }
}
