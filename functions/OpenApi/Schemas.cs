using System.Text.Json.Nodes;

namespace Dvc.Functions.OpenApi;

/// <summary>Small schemas that parameters and answers are made of.</summary>
internal static class Schemas
{
    /// <summary>Any text, or one of a form.</summary>
    public static JsonObject Text(string? pattern = null) =>
        pattern is null ? new() { ["type"] = "string" } : new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>One of some names.</summary>
    public static JsonObject OneOf(IEnumerable<string> names) => new() { ["type"] = "string", ["enum"] = Names(names) };

    /// <summary>A day.</summary>
    public static JsonObject Date() => new() { ["type"] = "string", ["format"] = "date" };

    /// <summary>A list of <paramref name="items"/>.</summary>
    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    /// <summary>An object of exactly these members, all required.</summary>
    public static JsonObject Closed(IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        var properties = new JsonObject(members);
        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = Names(properties.Select(member => member.Key)),
            ["additionalProperties"] = false,
        };
    }

    /// <summary>A schema among the document's components.</summary>
    public static JsonObject Reference(string component) => new() { ["$ref"] = $"#/components/schemas/{component}" };

    /// <summary>Names as a JSON array.</summary>
    public static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);
}
