using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dvc.Functions.Http;

namespace Dvc.Functions.OpenApi;

/// <summary>
/// The schemas of answers, made from the types that write them, so that neither can say what the other does not: a member is
/// required unless it is left out where it is null, and may be null where its type says so and it is not left out.
/// </summary>
internal sealed class AnswerSchemas
{
    // Numbers are read from texts too, which no answer has.
    private static readonly JsonSerializerOptions Strict = new(ApiJson.Answers.Options)
    {
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = ApiJson.Answers,
    };

    private readonly Dictionary<string, (Type Type, JsonObject Schema)> components = new(StringComparer.Ordinal);
    private readonly JsonSchemaExporterOptions exporting;

    /// <summary>No schemas yet.</summary>
    public AnswerSchemas() => exporting = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    /// <summary>The schemas of all types asked for so far and of their parts, by name.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Components => components.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Schema));

    /// <summary>The schema of a type, which for an object is a reference to a component.</summary>
    public JsonObject Of(Type type) => (JsonObject)Strict.GetJsonSchemaAsNode(type, exporting);

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        // A schema that is just true lets anything pass, as does one without members.
        var schema = node as JsonObject ?? [];
        var mayBeNull = context.PropertyInfo is { IsGetNullable: true } property && !IsLeftOut(property);
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            var reference = Schemas.Reference(Add(context.TypeInfo, schema));
            return mayBeNull ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
        }

        // Of a type that was met before the exporter only says where, which is nowhere in the document.
        schema = IsMetBefore(schema) ? Of(context.TypeInfo.Type) : schema;
        if (!mayBeNull)
        {
            RemoveNull(schema);
        }

        if (context.TypeInfo.Type is { } type && (Nullable.GetUnderlyingType(type) ?? type) is var number && (number == typeof(int) || number == typeof(long)))
        {
            schema["format"] = number == typeof(int) ? "int32" : "int64";
        }

        return context.PropertyInfo is { } member ? WireForms.Of(member.DeclaringType, member.Name, schema) : schema;
    }

    private string Add(JsonTypeInfo type, JsonObject schema)
    {
        var name = type.Type.Name;
        if (components.TryGetValue(name, out var known) && known.Type != type.Type)
        {
            throw new InvalidOperationException($"Two types of answers are called {name}.");
        }

        if (IsMetBefore(schema))
        {
            return name;
        }

        RemoveNull(schema);
        schema["required"] = Schemas.Names(type.Properties.Where(property => !IsLeftOut(property)).Select(property => property.Name));
        schema["additionalProperties"] = false;
        components[name] = (type.Type, schema);
        return name;
    }

    private static bool IsMetBefore(JsonObject schema) => schema.ContainsKey("$ref");

    private static bool IsLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static void RemoveNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.Select(type => type!.GetValue<string>()).Single(type => type != "null");
        }
    }
}
