using System.Text.Json;
using System.Text.Json.Serialization;
using Dvc.Core.Agencies;

namespace Dvc.Bench.Ingest.Unchecked;

internal sealed class AgencyCodeConverter : JsonConverter<AgencyCode>
{
    public override AgencyCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AgencyCode.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, AgencyCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
