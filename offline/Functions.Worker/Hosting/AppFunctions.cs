using System.Reflection;
using Microsoft.Azure.Functions.Worker.Execution;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>All functions of an app.</summary>
internal sealed class AppFunctions
{
    private readonly IConfiguration settings;

    private AppFunctions(IReadOnlyList<TriggeredFunction> all, IConfiguration settings) => (All, this.settings) = (all, settings);

    /// <summary>By name.</summary>
    public IReadOnlyList<TriggeredFunction> All { get; }

    public IEnumerable<HttpFunction> Http => All.OfType<HttpFunction>().Where(IsEnabled);

    public IEnumerable<QueueFunction> Queues => All.OfType<QueueFunction>();

    public IEnumerable<TimerFunction> Timers => All.OfType<TimerFunction>();

    /// <summary>Whether its trigger runs it: not where the setting <c>AzureWebJobs.{name}.Disabled</c> is true. An administrator can still run it.</summary>
    public bool IsEnabled(TriggeredFunction function) => !settings.GetValue($"AzureWebJobs.{function.Name}.Disabled", false);

    public TriggeredFunction? Find(string name) =>
        All.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the functions, or says everything that keeps them from running.</summary>
    public static AppFunctions Discover(IEnumerable<Type> types, IConfiguration settings, string routePrefix)
    {
        var problems = new List<string>();
        var functions = new List<TriggeredFunction>();
        foreach (var (name, method) in MethodsOf(types))
        {
            try
            {
                functions.Add(Read(new MethodReader(name, method), settings, routePrefix));
            }
            catch (StartupException problem)
            {
                problems.Add($"{name}: {problem.Message}");
            }
        }

        var app = new AppFunctions([.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)], settings);
        problems.AddRange(app.DuplicateNames());
        problems.AddRange(RouteConflicts.Among([.. app.Http]));
        return problems.Count == 0 ? app : throw new StartupException(problems);
    }

    private static IEnumerable<(string Name, MethodInfo Method)> MethodsOf(IEnumerable<Type> types)
    {
        const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.Public | BindingFlags.NonPublic;
        return from type in types
               from method in type.GetMethods(Declared)
               let function = method.GetCustomAttribute<FunctionAttribute>()
               where function is not null
               select (function.Name, method);
    }

    private static TriggeredFunction Read(MethodReader method, IConfiguration settings, string routePrefix) =>
        method.Trigger switch
        {
            HttpTriggerAttribute trigger => HttpFunction.Read(method, trigger, settings, routePrefix),
            QueueTriggerAttribute trigger => QueueFunction.Read(method, trigger, settings),
            TimerTriggerAttribute trigger => TimerFunction.Read(method, trigger, settings),
            var other => throw new StartupException($"this host does not know {other.GetType().Name}."),
        };

    private IEnumerable<string> DuplicateNames() =>
        All.CountBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Value > 1)
            .Select(name => $"{name.Key}: {name.Value} functions have this name.");
}
