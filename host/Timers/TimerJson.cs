using System.Text.Json.Serialization;

namespace Dvc.Host.Timers;

/// <summary>Timers to JSON, and their status from it.</summary>
[JsonSerializable(typeof(TimerInfo))]
[JsonSerializable(typeof(ScheduleStatus))]
internal sealed partial class TimerJson : JsonSerializerContext;
