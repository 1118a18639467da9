using Dvc.Host.Functions;
using Dvc.Host.Settings;
using NCrontab;

namespace Dvc.Host.Timers;

/// <summary>A function that runs on a schedule.</summary>
/// <param name="Description">As its worker describes it.</param>
/// <param name="Parameter">The parameter that gets the timer.</param>
/// <param name="Expression">When, as it was written.</param>
/// <param name="Schedule">When.</param>
/// <param name="UseMonitor">Whether missed occurrences are made up for.</param>
/// <param name="RunOnStartup">Whether it also runs when the host starts.</param>
internal sealed record TimerFunction(
    FunctionDescription Description,
    string Parameter,
    string Expression,
    CrontabSchedule Schedule,
    bool UseMonitor,
    bool RunOnStartup)
    : TriggeredFunction(Description, Parameter)
{
    public static TimerFunction Read(FunctionDescription description, Binding trigger, IConfiguration settings)
    {
        var expression = SettingReferences.Resolve(trigger.Schedule ?? string.Empty, settings);
        var schedule = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new StartupException($"'{expression}' is not NCRONTAB with six fields (second to day of the week).");
        return new TimerFunction(
            description,
            trigger.Name,
            expression,
            schedule,
            trigger.UseMonitor && !IsWithinMinutes(schedule),
            trigger.RunOnStartup);
    }

    /// <summary>Whether some minute has more than one occurrence.</summary>
    private static bool IsWithinMinutes(CrontabSchedule schedule)
    {
        var first = schedule.GetNextOccurrence(DateTime.UnixEpoch);
        return first < DateTime.MaxValue && schedule.GetNextOccurrence(first) - first < TimeSpan.FromMinutes(1);
    }
}
