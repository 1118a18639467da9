using System.Text.Json;

namespace Dvc.Core.Ingest;

/// <summary>
/// Texts and names of JSON from anybody: half a surrogate pair, and bytes that are not UTF-8, are JSON, but no text.
/// </summary>
public static class JsonText
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

    /// <summary>The members of an object. Of those with one name the last counts, as in <see cref="JsonElement"/>.</summary>
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
}
