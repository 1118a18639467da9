using System.Text.Json.Serialization;

namespace Dvc.Cli.Demo;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(KpiReport))]
[JsonSerializable(typeof(ProceduresReport))]
internal sealed partial class AppJson : JsonSerializerContext;
