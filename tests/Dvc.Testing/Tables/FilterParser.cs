using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Dvc.Testing.Tables;

/// <summary>Reads filters: comparisons with literals, joined by <c>and</c>, <c>or</c> and parentheses.</summary>
internal sealed partial class FilterParser
{
    private const int MostKnown = 10_000;

    // The same few are asked again and again.
    private static readonly ConcurrentDictionary<string, Filter> Known = new(StringComparer.Ordinal);

    private readonly List<string> tokens;
    private int position;

    private FilterParser(string filter) => tokens = [.. Token().Matches(filter).Select(match => match.Value)];

    private string? Next => position < tokens.Count ? tokens[position] : null;

    public static Filter Parse(string? filter)
    {
        if (string.IsNullOrEmpty(filter))
        {
            return new Filter.Everything();
        }

        if (Known.Count > MostKnown)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(filter, ParseAll);
    }

    private static Filter ParseAll(string filter)
    {
        var parser = new FilterParser(filter);
        var parsed = parser.ParseOr();
        return parser.Next is null ? parsed : throw Nonsense();
    }

    private static Azure.RequestFailedException Nonsense() =>
        Refusal.InvalidInput("The query condition specified in the request is invalid.");

    private static object ParseLiteral(string token) => token switch
    {
        "true" => true,
        "false" => false,
        ['\'', .. var text, '\''] => text.Replace("''", "'", StringComparison.Ordinal),
        _ when token.StartsWith("datetime'", StringComparison.Ordinal) => DateTimeOffset.Parse(
            token["datetime'".Length..^1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        _ when token.EndsWith('L') => long.Parse(token[..^1], CultureInfo.InvariantCulture),
        _ when int.TryParse(token, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new NotSupportedException($"Tables in memory do not know the literal {token}."),
    };

    private Filter ParseOr()
    {
        var left = ParseAnd();
        while (Take("or"))
        {
            left = new Filter.Or(left, ParseAnd());
        }

        return left;
    }

    private Filter ParseAnd()
    {
        var left = ParseComparison();
        while (Take("and"))
        {
            left = new Filter.And(left, ParseComparison());
        }

        return left;
    }

    private Filter ParseComparison()
    {
        if (Take("("))
        {
            var inner = ParseOr();
            return Take(")") ? inner : throw Nonsense();
        }

        if (position + 3 > tokens.Count
            || tokens[position + 1] is not ("eq" or "ne" or "gt" or "ge" or "lt" or "le"))
        {
            throw Nonsense();
        }

        position += 3;
        return new Filter.Comparison(tokens[position - 3], tokens[position - 2], ParseLiteral(tokens[position - 1]));
    }

    private bool Take(string token)
    {
        var isNext = Next == token;
        position += isNext ? 1 : 0;
        return isNext;
    }

    // A literal may have a prefix, and quotes within quotes are doubled.
    [GeneratedRegex(@"[()]|\w*'(?:[^']|'')*'|[^\s()']+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
