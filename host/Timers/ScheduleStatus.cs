namespace Dvc.Host.Timers;

/// <summary>Where a schedule stands, in UTC.</summary>
internal sealed class ScheduleStatus
{
    /// <summary>The latest run.</summary>
    public DateTime Last { get; set; }

    /// <summary>The next occurrence.</summary>
    public DateTime Next { get; set; }

    /// <summary>The moment after which the next occurrence is looked for.</summary>
    public DateTime LastUpdated { get; set; }
}
