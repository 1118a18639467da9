using Dvc.Storage.Audit;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Audit;

/// <summary>Recounts what is derived and repairs what differs.</summary>
/// <param name="runner">Does it.</param>
public sealed class Audit(AuditRunner runner)
{
    /// <summary>Runs by the schedule of the setting <c>AuditSchedule</c>, NCRONTAB in UTC.</summary>
    [Function(nameof(Audit))]
    public Task RunAsync([TimerTrigger("%AuditSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        runner.RunAsync(cancellationToken);
}
