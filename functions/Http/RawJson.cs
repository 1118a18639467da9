using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dvc.Functions.Http;

/// <summary>Writes what is JSON already just as it is, names and strings that are no text among it.</summary>
internal sealed class RawJson : JsonConverter<BinaryData>
{
    /// <inheritdoc />
    public override BinaryData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are written only.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BinaryData value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value, skipInputValidation: true);
}
