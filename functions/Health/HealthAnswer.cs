using Dvc.Functions.Catalog;

namespace Dvc.Functions.Health;

/// <summary>How the system stands.</summary>
/// <param name="Status"><c>healthy</c>; <c>degraded</c> where something waits too long, could not be recorded, or was found wrong, a timer is late or failed, or the working calendar is short.</param>
/// <param name="Queue">The queue between acceptance and recording.</param>
/// <param name="RollUp">The roll-up.</param>
/// <param name="Audit">The audit.</param>
/// <param name="Timers">Each timer.</param>
/// <param name="Calendar">The working calendar.</param>
/// <param name="DeadLetters">How many messages and events could not be recorded and were not replayed since, counted to 1,000.</param>
/// <param name="StorageRequests">Requests to storage since this process started.</param>
public sealed record HealthAnswer(
    string Status,
    QueueHealth Queue,
    RollUpHealth RollUp,
    AuditHealth Audit,
    IReadOnlyList<TimerHealth> Timers,
    CalendarPart Calendar,
    int DeadLetters,
    StorageRequestCounts StorageRequests);
