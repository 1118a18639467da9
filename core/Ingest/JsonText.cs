using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dvc.Core.Ingest;

/// <summary>
/// Texts and names of JSON from anybody: half a surrogate pair, and bytes that are not UTF-8, are JSON, but no text.
/// </summary>
public static partial class JsonText
{
    /// <summary>The text; null where <paramref name="value"/> is none.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a member; null where <paramref name="json"/> is no object, or has no such text.</summary>
    public static string? Of(JsonElement json, string member)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) ? Of(value) : null;
        }
        catch (InvalidOperationException)
        {
            return null; // The name of some member is none.
        }
    }

    /// <summary>
    /// Every member that stands more than once in its object, at any depth, by its path such as <c>data[2].dossierId</c>: which
    /// of its values is meant nobody can say. <c>?</c> stands for a name that is no plain word, as that may be anything.
    /// </summary>
    public static IEnumerable<string> Repeated(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => RepeatedOf(json),
        JsonValueKind.Array => json.EnumerateArray().Index()
            .SelectMany(element => Repeated(element.Item).Select(path => Under(string.Create(CultureInfo.InvariantCulture, $"[{element.Index}]"), path))),
        _ => [],
    };

    /// <summary>What is wrong with a member that stands more than once.</summary>
    /// <param name="path">Its path, as of <see cref="Repeated"/>.</param>
    public static FieldError Duplicate(string path) =>
        new(path, ErrorCodes.Duplicate, $"{path} must stand once in its object.");

    /// <summary>The members of an object. Of those with one name it has the last; <see cref="Repeated"/> tells of them.</summary>
    internal static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (Name(member) is { } name)
            {
                members[name] = member.Value;
            }
        }

        return members;
    }

    private static IEnumerable<string> RepeatedOf(JsonElement json)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var name = Name(member);
            var plain = name is not null && PlainWord().IsMatch(name) ? name : "?";
            if (name is not null && !names.Add(name))
            {
                yield return plain;
            }

            foreach (var path in Repeated(member.Value))
            {
                yield return Under(plain, path);
            }
        }
    }

    private static string Under(string parent, string path) => path.StartsWith('[') ? parent + path : $"{parent}.{path}";

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null; // The name of no member that anybody asks for.
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainWord();
}
