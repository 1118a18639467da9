using System.Text.Json.Serialization;

namespace Dvc.Host.Functions;

/// <summary>Bindings from JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNameCaseInsensitive = true,
    RespectNullableAnnotations = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Binding))]
internal sealed partial class FunctionJson : JsonSerializerContext;
