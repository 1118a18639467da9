using System.Text.Json;
using Dvc.Host.Functions;
using Dvc.Host.Protocol;

namespace Dvc.Host.Timers;

/// <summary>What a function learns of its timer.</summary>
/// <param name="ScheduleStatus">Null where the schedule is not monitored.</param>
/// <param name="IsPastDue">Whether this run makes up for an occurrence that was missed before the host began.</param>
internal sealed record TimerInfo(ScheduleStatus? ScheduleStatus, bool IsPastDue)
{
    public FunctionInput ToInput() =>
        new(new TypedData { Json = JsonSerializer.Serialize(this, TimerJson.Default.TimerInfo) });
}
