using System.Text.RegularExpressions;
using Dvc.Host.Functions;
using Dvc.Host.Http;
using Dvc.Host.Queues;
using Dvc.Host.Settings;
using Dvc.Host.Timers;

namespace Dvc.Host.Admin;

/// <summary>All functions of an app.</summary>
/// <param name="All">By name.</param>
internal sealed partial record AppFunctions(IReadOnlyList<TriggeredFunction> All)
{
    public IReadOnlyList<T> Of<T>()
        where T : TriggeredFunction => [.. All.OfType<T>()];

    public TriggeredFunction? Find(string name) =>
        All.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the functions, or says everything that keeps them from running.</summary>
    public static AppFunctions Read(
        IEnumerable<FunctionDescription> descriptions, IConfiguration settings, string routePrefix)
    {
        var problems = new List<string>();
        var functions = new List<TriggeredFunction>();
        foreach (var description in descriptions)
        {
            try
            {
                functions.Add(Read(description, settings, routePrefix));
            }
            catch (StartupException problem)
            {
                problems.Add($"{description.Name}: {problem.Message}");
            }
        }

        var app = new AppFunctions([.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)]);
        problems.AddRange(app.DuplicateNames());
        problems.AddRange(RouteConflicts.Among([.. app.Of<HttpFunction>().Where(function => function.IsEnabled)]));
        return problems.Count == 0 ? app : throw new StartupException(problems);
    }

    private static TriggeredFunction Read(FunctionDescription description, IConfiguration settings, string routePrefix)
    {
        if (!ValidName().IsMatch(description.Name))
        {
            throw new StartupException("a name begins with a letter, then come letters, digits, '_' and '-', at most 128.");
        }

        var trigger = description.Trigger();
        TriggeredFunction function = trigger.Type.ToUpperInvariant() switch
        {
            "HTTPTRIGGER" => HttpFunction.Read(description, trigger, settings, routePrefix),
            "QUEUETRIGGER" => QueueFunction.Read(description, trigger, settings),
            "TIMERTRIGGER" => TimerFunction.Read(description, trigger, settings),
            _ => throw new StartupException($"this host does not know {trigger.Type}."),
        };
        var isDisabled = SettingValues.Read(() => settings.GetValue($"AzureWebJobs.{description.Name}.Disabled", false));
        return function with { IsEnabled = !isDisabled };
    }

    private IEnumerable<string> DuplicateNames() =>
        All.CountBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Value > 1)
            .Select(name => $"{name.Key}: {name.Value} functions have this name.");

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
