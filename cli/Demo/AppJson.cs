using System.Text.Json.Serialization;

namespace Dvc.Cli.Demo;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(KpiReport))]
internal sealed partial class AppJson : JsonSerializerContext;
