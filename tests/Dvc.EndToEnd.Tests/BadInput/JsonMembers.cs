using System.Text.Json;

namespace Dvc.EndToEnd.Tests.BadInput;

/// <summary>The members of a JSON object as text, so that any of them can be made what no serializer writes.</summary>
internal static class JsonMembers
{
    /// <summary>Good members, with others in the place of their like or beside them.</summary>
    public static string With(string good, string others)
    {
        var names = Of(others).Select(member => member.Name).ToHashSet(StringComparer.Ordinal);
        return string.Join(',', [.. Of(good).Where(member => !names.Contains(member.Name)).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"), others]);
    }

    private static List<JsonProperty> Of(string members)
    {
        // Not disposed of, as its members live on.
        return [.. JsonDocument.Parse($"{{{members}}}").RootElement.EnumerateObject()];
    }
}
