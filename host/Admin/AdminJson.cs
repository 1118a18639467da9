using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dvc.Host.Admin;

/// <summary>What administrators send and get.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ManualRun))]
[JsonSerializable(typeof(HostStatus))]
[JsonSerializable(typeof(FunctionStatus))]
[JsonSerializable(typeof(IEnumerable<FunctionStatus>))]
internal sealed partial class AdminJson : JsonSerializerContext;
