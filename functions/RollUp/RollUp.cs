using Dvc.Functions.Timers;
using Dvc.Storage.RollUp;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.RollUp;

/// <summary>Rolls up what changed since the last time.</summary>
/// <param name="runner">Does it.</param>
/// <param name="logger">The log.</param>
public sealed class RollUp(RollUpRunner runner, ILogger<RollUp> logger)
{
    /// <summary>Runs by the schedule of the setting <c>RollUpSchedule</c>, NCRONTAB in UTC.</summary>
    [Function(ScheduleOptions.RollUp)]
    public Task RunAsync([TimerTrigger("%RollUpSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue)
        {
            logger.RollUpPastDue();
        }

        return runner.RunAsync(cancellationToken);
    }
}
