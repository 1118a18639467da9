using System.Text.Json;
using Dvc.Host.Functions;

namespace Dvc.Host.Tests.Support;

/// <summary>Functions as a worker describes them.</summary>
internal static class Described
{
    public static FunctionDescription Http(string name, string? route, params string[] methods) =>
        Function(name, new { name = "request", type = "httpTrigger", direction = "In", authLevel = "Anonymous", route, methods });

    /// <summary>Of the queue that the setting <c>Queue</c> names, in the storage of the setting <c>Storage</c>.</summary>
    public static FunctionDescription Queue(string name = "Text", string queueName = "%Queue%", string connection = "Storage", string? dataType = null) =>
        Function(name, new { name = "message", type = "queueTrigger", direction = "In", queueName, connection, dataType });

    public static FunctionDescription Timer(string schedule, string name = "RollUp", bool useMonitor = true, bool runOnStartup = false) =>
        Function(name, new { name = "timer", type = "timerTrigger", direction = "In", schedule, useMonitor, runOnStartup });

    public static FunctionDescription Function(string name, params object[] bindings) =>
        new($"id of {name}", name, [.. bindings.Select(binding => JsonSerializer.Serialize(binding))]);
}
