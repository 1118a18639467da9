using System.Text.Json.Serialization;

namespace Dvc.Cli.Events;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCaseEnumConverter<Channel>),
        typeof(CamelCaseEnumConverter<ServiceLevel>),
        typeof(CamelCaseEnumConverter<DossierStatus>),
    ])]
[JsonSerializable(typeof(DossierEvent))]
[JsonSerializable(typeof(PostAnswer))]
internal sealed partial class EventsJson : JsonSerializerContext;
