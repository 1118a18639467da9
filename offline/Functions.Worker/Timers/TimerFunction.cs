using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>A function that runs on a schedule.</summary>
/// <param name="Method">What runs.</param>
/// <param name="Expression">When, as it was written.</param>
/// <param name="Schedule">When.</param>
/// <param name="UseMonitor">Whether missed occurrences are made up for.</param>
/// <param name="RunOnStartup">Whether it also runs when the host starts.</param>
internal sealed record TimerFunction(
    FunctionMethod Method, string Expression, CrontabSchedule Schedule, bool UseMonitor, bool RunOnStartup)
    : TriggeredFunction(Method)
{
    public static TimerFunction Read(MethodReader method, TimerTriggerAttribute trigger, IConfiguration settings)
    {
        var bound = method.Bind(
            type => type == typeof(TimerInfo) ? invocation => invocation.Trigger : null,
            results: []);
        var expression = SettingReferences.Resolve(trigger.Schedule, settings);
        var schedule = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new StartupException($"'{expression}' is not NCRONTAB with six fields (second to day of the week).");
        var useMonitor = trigger.UseMonitor && !IsWithinMinutes(schedule);
        return new TimerFunction(bound, expression, schedule, useMonitor, trigger.RunOnStartup);
    }

    /// <summary>Whether some minute has more than one occurrence.</summary>
    private static bool IsWithinMinutes(CrontabSchedule schedule)
    {
        var first = schedule.GetNextOccurrence(DateTime.UnixEpoch);
        return first < DateTime.MaxValue && schedule.GetNextOccurrence(first) - first < TimeSpan.FromMinutes(1);
    }
}
