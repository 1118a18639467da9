using System.Text.Json.Serialization;
using Dvc.Cli.Events;

namespace Dvc.Cli.Samples;

/// <summary>The form of the app's catalogue.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LocalDateConverter), typeof(CamelCaseEnumConverter<ServiceLevel>)])]
[JsonSerializable(typeof(IReadOnlyList<OfferedService>))]
internal sealed partial class CatalogJson : JsonSerializerContext;
