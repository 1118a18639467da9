using System.Text.Json;
using Json.Schema;
using Json.Schema.Keywords;

namespace Dvc.Testing.OpenApi;

/// <summary>The library lets a format pass that it does not know; here it is an error.</summary>
internal sealed class KnownFormatKeyword(IReadOnlyCollection<Format> known) : FormatKeyword
{
    public override object? ValidateKeywordValue(JsonElement value) =>
        known.Any(format => value.ValueEquals(format.Key))
            ? base.ValidateKeywordValue(value)
            : throw new JsonSchemaException($"The format {value} is not known.");
}
