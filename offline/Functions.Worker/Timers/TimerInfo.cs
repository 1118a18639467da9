namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function learns of its timer.</summary>
public sealed class TimerInfo
{
    /// <summary>Null where the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for an occurrence that was missed.</summary>
    public bool IsPastDue { get; set; }
}
