using System.Globalization;
using System.Text.Json;
using Json.Schema;
using Json.Schema.Keywords;

namespace Dvc.Testing.OpenApi;

/// <summary>
/// Checks JSON against the schemas of an OpenAPI 3.1 document: all that those say, formats too, and a keyword or a format that
/// is not known here is an error of the schema.
/// </summary>
/// <param name="document">The document, whose components schemas refer to.</param>
public sealed class SchemaCheck(JsonElement document)
{
    private static readonly Uri Place = new("https://openapi.invalid/document");

    private static readonly WireFormat[] Formats =
    [
        new("date", JsonValueKind.String, json => DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        new("date-time", JsonValueKind.String, json => DateTimeOffset.TryParseExact(json.GetString(), "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        new("int32", JsonValueKind.Number, json => json.TryGetInt32(out _)),
        new("int64", JsonValueKind.Number, json => json.TryGetInt64(out _)),
    ];

    // The last two stand here because the library asks for them beside items and additionalProperties.
    private static readonly Dialect Keywords = new(
    [
        RefKeyword.Instance, TypeKeyword.Instance, EnumKeyword.Instance, AnyOfKeyword.Instance, AllOfKeyword.Instance,
        RequiredKeyword.Instance, PropertiesKeyword.Instance, AdditionalPropertiesKeyword.Instance,
        ItemsKeyword.Instance, MinItemsKeyword.Instance, MaxItemsKeyword.Instance,
        MinLengthKeyword.Instance, MaxLengthKeyword.Instance, PatternKeyword.Instance, MinimumKeyword.Instance, MaximumKeyword.Instance,
        new KnownFormatKeyword(Formats),
        TitleKeyword.Instance, DescriptionKeyword.Instance, DefaultKeyword.Instance, ExamplesKeyword.Instance,
        PrefixItemsKeyword.Instance, PatternPropertiesKeyword.Instance,
    ])
    { AllowUnknownKeywords = false };

    private static readonly EvaluationOptions Evaluation = new() { OutputFormat = OutputFormat.List, FormatRegistry = Registry() };

    private readonly JsonElement components = document.GetProperty("components");

    /// <summary>What of <paramref name="json"/> breaks the schema, by path; empty where nothing does.</summary>
    public IReadOnlyList<string> Errors(JsonElement json, JsonElement schema)
    {
        // Beside the components, so that its references lead there.
        var options = new BuildOptions { Dialect = Keywords, SchemaRegistry = new SchemaRegistry() };
        options.SchemaRegistry.Register(new JsonElementBaseDocument(JsonSerializer.SerializeToElement(new { components, schema }), Place));
        var result = JsonSchema.FromText($$"""{"$ref": "{{Place}}#/schema"}""", options).Evaluate(json, Evaluation);
        return result.IsValid
            ? []
            : [.. from part in result.Details!.Prepend(result)
                  from error in part.Errors ?? []
                  select $"{part.InstanceLocation} {error.Key}: {error.Value}"];
    }

    private static FormatRegistry Registry()
    {
        var registry = new FormatRegistry();
        Array.ForEach(Formats, registry.Register);
        return registry;
    }
}
