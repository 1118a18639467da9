using System.Text.Json.Serialization;

namespace Dvc.Cli.Samples;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LocalDateConverter)])]
[JsonSerializable(typeof(PublishedFigures))]
internal sealed partial class SamplesJson : JsonSerializerContext;
