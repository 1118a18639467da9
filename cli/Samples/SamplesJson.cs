using System.Text.Json.Serialization;
using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LocalDateConverter), typeof(CamelCaseEnumConverter<Figure>)])]
[JsonSerializable(typeof(Sample))]
internal sealed partial class SamplesJson : JsonSerializerContext;
