using System.Text.Json.Serialization;

namespace Dvc.Host.Queues;

/// <summary>Messages to JSON: a time that is not known is left out, for the worker cannot read null.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageContent))]
[JsonSerializable(typeof(DateTimeOffset))]
internal sealed partial class QueueJson : JsonSerializerContext;
