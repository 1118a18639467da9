using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>
/// Checks JSON against the schemas of an OpenAPI 3.1 document: all that those say, and a keyword that is not known here is
/// an error of the schema.
/// </summary>
/// <param name="document">The document, whose components schemas refer to.</param>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>What of <paramref name="json"/> breaks the schema, by path; empty where nothing does.</summary>
    public IReadOnlyList<string> Errors(JsonElement json, JsonElement schema) => [.. Errors("$", json, schema)];

    private IEnumerable<string> Errors(string path, JsonElement json, JsonElement schema) =>
        schema.EnumerateObject().SelectMany(keyword => Errors(path, json, schema, keyword.Name, keyword.Value));

    private IEnumerable<string> Errors(string path, JsonElement json, JsonElement schema, string keyword, JsonElement value) => keyword switch
    {
        "$ref" => Errors(path, json, Component(value.GetString()!)),
        "type" => Unless(Types(value).Any(type => IsOf(type, json)), $"{path} is no {value}"),
        "enum" => Unless(value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, json)), $"{path} is {json}, none of {value}"),
        "anyOf" => Unless(value.EnumerateArray().Any(one => !Errors(path, json, one).Any()), $"{path} is none of the forms: {string.Join(" | ", value.EnumerateArray().Select(one => string.Join(", ", Errors(path, json, one).Take(3))))}"),
        "allOf" => value.EnumerateArray().SelectMany(one => Errors(path, json, one)),
        "required" => Only(JsonValueKind.Object, json, () => value.EnumerateArray().Where(name => !json.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}.{name} is absent")),
        "properties" => Only(JsonValueKind.Object, json, () => value.EnumerateObject()
            .Where(member => json.TryGetProperty(member.Name, out _))
            .SelectMany(member => Errors($"{path}.{member.Name}", json.GetProperty(member.Name), member.Value))),
        "additionalProperties" => Only(JsonValueKind.Object, json, () => Others(json, schema).SelectMany(member => Additional($"{path}.{member.Name}", member.Value, value))),
        "items" => Only(JsonValueKind.Array, json, () => json.EnumerateArray().Index().SelectMany(item => Errors($"{path}[{item.Index}]", item.Item, value))),
        "minItems" => Only(JsonValueKind.Array, json, () => Unless(json.GetArrayLength() >= value.GetInt32(), $"{path} has too few items")),
        "maxItems" => Only(JsonValueKind.Array, json, () => Unless(json.GetArrayLength() <= value.GetInt32(), $"{path} has too many items")),
        "minLength" => Only(JsonValueKind.String, json, () => Unless(json.GetString()!.Length >= value.GetInt32(), $"{path} is too short")),
        "maxLength" => Only(JsonValueKind.String, json, () => Unless(json.GetString()!.Length <= value.GetInt32(), $"{path} is too long")),
        "pattern" => Only(JsonValueKind.String, json, () => Unless(Regex.IsMatch(json.GetString()!, value.GetString()!, RegexOptions.ECMAScript, Longest), $"{path} does not have its form")),
        "minimum" => Only(JsonValueKind.Number, json, () => Unless(json.GetDecimal() >= value.GetDecimal(), $"{path} is too small")),
        "maximum" => Only(JsonValueKind.Number, json, () => Unless(json.GetDecimal() <= value.GetDecimal(), $"{path} is too large")),
        "format" => Only(json.ValueKind is JsonValueKind.Null ? JsonValueKind.Undefined : json.ValueKind, json, () => Unless(HasFormat(value.GetString()!, json), $"{path} is no {value}")),
        "title" or "description" or "default" or "examples" => [],
        _ => [$"{path}: the schema has a keyword that is not known: {keyword}"],
    };

    private JsonElement Component(string reference) =>
        reference[2..].Split('/').Aggregate(document, (part, name) => part.GetProperty(name));

    private IEnumerable<string> Additional(string path, JsonElement json, JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.False => [$"{path} is not known"],
        JsonValueKind.True => [],
        _ => Errors(path, json, schema),
    };

    private static IEnumerable<JsonProperty> Others(JsonElement json, JsonElement schema) =>
        json.EnumerateObject().Where(member => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(member.Name, out _));

    private static IEnumerable<string> Types(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(type => type.GetString()!) : [value.GetString()!];

    private static bool IsOf(string type, JsonElement json) => type switch
    {
        "null" => json.ValueKind == JsonValueKind.Null,
        "boolean" => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _),
        "number" => json.ValueKind == JsonValueKind.Number,
        "string" => json.ValueKind == JsonValueKind.String,
        "array" => json.ValueKind == JsonValueKind.Array,
        "object" => json.ValueKind == JsonValueKind.Object,
        _ => false,
    };

    private static bool HasFormat(string format, JsonElement json) => format switch
    {
        "date" => DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParseExact(json.GetString(), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "int32" => json.TryGetInt32(out _),
        "int64" => json.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> Unless(bool holds, string error) => holds ? [] : [error];

    private static IEnumerable<string> Only(JsonValueKind kind, JsonElement json, Func<IEnumerable<string>> errors) => json.ValueKind == kind ? errors() : [];
}
