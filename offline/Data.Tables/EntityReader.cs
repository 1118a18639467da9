using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads entities from OData JSON with minimal metadata.</summary>
internal static class EntityReader
{
    /// <summary>Reads the answer to a request for one entity.</summary>
    public static TableEntity ReadOne(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        json.Read();
        return ReadEntity(ref json);
    }

    /// <summary>Reads the answer to a query.</summary>
    public static List<TableEntity> ReadMany(ReadOnlySpan<byte> utf8)
    {
        var json = new Utf8JsonReader(utf8);
        var entities = new List<TableEntity>();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = json.ValueTextEquals("value"u8);
            json.Read();
            if (!isValue)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(ReadEntity(ref json));
            }
        }

        return entities;
    }

    private static TableEntity ReadEntity(ref Utf8JsonReader json)
    {
        var entity = new TableEntity();
        string? annotated = null;
        string? type = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (name.EndsWith(EdmType.Annotation, StringComparison.Ordinal))
            {
                (annotated, type) = (name[..^EdmType.Annotation.Length], json.GetString());
                if (entity.TryGetValue(annotated, out var early))
                {
                    entity.Remove(annotated); // Some services put the annotation last.
                    entity.Add(annotated, Typed(early, type));
                }
            }
            else if (name is EntityProperty.ETag || !name.StartsWith("odata.", StringComparison.Ordinal))
            {
                entity.Add(name, Value(ref json, name == annotated ? type : ImpliedType(name)));
            }
        }

        return entity;
    }

    // The service does not annotate its own property.
    private static string? ImpliedType(string name) => name == EntityProperty.Timestamp ? EdmType.DateTime : null;

    private static object Value(ref Utf8JsonReader json, string? type) => json.TokenType switch
    {
        JsonTokenType.String when type == EdmType.DateTime && json.TryGetDateTimeOffset(out var time) => time,
        JsonTokenType.String when type == EdmType.Guid => json.GetGuid(),
        JsonTokenType.String when type == EdmType.Binary => json.GetBytesFromBase64(),
        JsonTokenType.String => Typed(json.GetString()!, type),
        JsonTokenType.Number when type == EdmType.Double || json.ValueSpan.ContainsAny(".eE"u8) => json.GetDouble(),
        JsonTokenType.Number when json.TryGetInt32(out var number) => number,
        JsonTokenType.Number => json.GetInt64(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null!,
        _ => throw new JsonException($"Unexpected {json.TokenType} in an entity."),
    };

    private static object Typed(object value, string? type) => (type, value) switch
    {
        (EdmType.Int64, string text) => long.Parse(text, CultureInfo.InvariantCulture),
        (EdmType.DateTime, string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
        (EdmType.Guid, string text) => Guid.Parse(text),
        (EdmType.Binary, string text) => Convert.FromBase64String(text),
        (EdmType.Double, string text) => double.Parse(text, CultureInfo.InvariantCulture),
        (EdmType.Double, int number) => (double)number,
        _ => value,
    };
}
