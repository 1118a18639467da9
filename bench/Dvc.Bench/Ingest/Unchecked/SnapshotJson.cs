using System.Text.Json.Serialization;
using Dvc.Cli.Events;
using Dvc.Core.Dossiers;

namespace Dvc.Bench.Ingest.Unchecked;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(AgencyCodeConverter),
        typeof(InstantConverter),
        typeof(CamelCaseEnumConverter<Core.Dossiers.Channel>),
        typeof(CamelCaseEnumConverter<Core.Dossiers.DossierStatus>),
        typeof(CamelCaseEnumConverter<Core.Dossiers.ServiceLevel>),
        typeof(CamelCaseEnumConverter<Outcome>),
    ])]
[JsonSerializable(typeof(DossierSnapshot))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
