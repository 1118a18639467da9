using System.Globalization;
using System.Text.Json;

namespace Dvc.EndToEnd.Tests.OpenApi;

/// <summary>An operation as an OpenAPI document describes it.</summary>
/// <param name="Method">The HTTP method in upper case.</param>
/// <param name="Path">The route, with a slash before it.</param>
/// <param name="Json">What the document says.</param>
internal sealed record DescribedOperation(string Method, string Path, JsonElement Json)
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    /// <summary>Its name among all.</summary>
    public string Id => Json.GetProperty("operationId").GetString()!;

    public IReadOnlyList<JsonElement> Parameters =>
        Json.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray()] : [];

    /// <summary>Every form that is sent, with its example as it goes over the wire.</summary>
    public IEnumerable<(string Form, string Example)> Bodies =>
        Json.TryGetProperty("requestBody", out var body) ? Contents(body).Select(content => (content.Name, Wire(content.Value.GetProperty("example")))) : [];

    /// <summary>Every answer that it may have: a form, empty where it has no body, with what is said of that.</summary>
    public IEnumerable<(int Status, string Form, JsonElement Content)> Answers =>
        from response in Json.GetProperty("responses").EnumerateObject()
        from content in Contents(response.Value).Select(content => (content.Name, content.Value)).DefaultIfEmpty(("", default))
        select (int.Parse(response.Name, CultureInfo.InvariantCulture), content.Item1, content.Item2);

    /// <summary>Nothing, then each parameter alone with each value that the document names of it.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Trials =>
        Parameters.SelectMany(parameter => Values(parameter).Select(value => new Dictionary<string, string>(StringComparer.Ordinal) { [Text(parameter, "name")] = value }))
            .Prepend(None);

    /// <summary>The path and query with these values, and with the examples of all others that must be there.</summary>
    public string Target(IReadOnlyDictionary<string, string> values)
    {
        var path = string.Join('/', Path.Split('/').Select(part => part.StartsWith('{') ? Value(part.Trim('{', '}'), values) : part)).TrimStart('/');
        var query = Parameters
            .Where(parameter => Text(parameter, "in") == "query" && (IsRequired(parameter) || values.ContainsKey(Text(parameter, "name"))))
            .Select(parameter => $"{Text(parameter, "name")}={Uri.EscapeDataString(Value(Text(parameter, "name"), values))}");
        return $"{path}?{string.Join('&', query)}".TrimEnd('?');
    }

    /// <summary>The headers of these values.</summary>
    public IEnumerable<(string Name, string Value)> Headers(IReadOnlyDictionary<string, string> values) =>
        from parameter in Parameters
        where Text(parameter, "in") == "header" && values.ContainsKey(Text(parameter, "name"))
        select (Text(parameter, "name"), values[Text(parameter, "name")]);

    private string Value(string name, IReadOnlyDictionary<string, string> values) =>
        values.TryGetValue(name, out var value) ? value : Example(Parameters.Single(parameter => Text(parameter, "name") == name), values);

    // Of several the one whose name is another parameter's value.
    private string Example(JsonElement parameter, IReadOnlyDictionary<string, string> values)
    {
        if (parameter.TryGetProperty("example", out var example))
        {
            return Wire(example);
        }

        var others = Parameters.Where(other => other.TryGetProperty("example", out _)).Select(other => Value(Text(other, "name"), values)).ToHashSet(StringComparer.Ordinal);
        return Wire(parameter.GetProperty("examples").EnumerateObject().Single(named => others.Contains(named.Name)).Value.GetProperty("value"));
    }

    private IEnumerable<string> Values(JsonElement parameter)
    {
        var schema = parameter.GetProperty("schema");
        return schema.TryGetProperty("enum", out var names) ? names.EnumerateArray().Select(Wire)
            : Text(schema, "type") == "boolean" ? ["true", "false"]
            : [Example(parameter, None)];
    }

    private static JsonProperty[] Contents(JsonElement message) =>
        message.TryGetProperty("content", out var content) ? [.. content.EnumerateObject()] : [];

    private static string Wire(JsonElement example) => example.ValueKind == JsonValueKind.String ? example.GetString()! : example.GetRawText();

    private static bool IsRequired(JsonElement parameter) => parameter.TryGetProperty("required", out var required) && required.GetBoolean();

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
