using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Dvc.Host.ForeignApp;

public sealed partial class TimerTrigger1(ILogger<TimerTrigger1> logger)
{
    [Function("TimerTrigger1")]
    public void Run([TimerTrigger("0 */5 * * * *")] TimerInfo myTimer) =>
        Executed(logger, myTimer.ScheduleStatus?.Next);

    [LoggerMessage(LogLevel.Information, "C# Timer trigger function executed. Next timer schedule at: {Next}")]
    private static partial void Executed(ILogger logger, DateTime? next);
}
