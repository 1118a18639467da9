using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Dvc.Functions.OpenApi;

/// <summary>One form of a body, with an example of it.</summary>
/// <param name="MediaType">The media type.</param>
/// <param name="Example">What one looks like.</param>
internal sealed record Content(string MediaType, JsonNode Example)
{
    /// <summary>The answer's type, whose schema is made from it; null where <see cref="Schema"/> is written out.</summary>
    public Type? Type { get; init; }

    /// <summary>The schema where no type of answers has this form.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>A form that the answers' own types write, so that the example is what they would write.</summary>
    public static Content Of<T>(string mediaType, JsonTypeInfo<T> type, T example) =>
        new(mediaType, JsonSerializer.SerializeToNode(example, type)!) { Type = typeof(T) };

    /// <summary>A form by the name of a schema among <see cref="WrittenSchemas"/>.</summary>
    public static Content Of(string mediaType, string schema, JsonNode example) =>
        new(mediaType, example) { Schema = WrittenSchemas.Reference(schema) };
}
