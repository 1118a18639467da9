using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>A method with <see cref="FunctionAttribute"/>, and whether it is one that a host can call.</summary>
internal sealed partial class MethodReader
{
    private readonly MethodInfo method;
    private readonly ParameterInfo trigger;

    public MethodReader(string name, MethodInfo method)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new StartupException("a name begins with a letter, then come letters, digits, '_' and '-', at most 128.");
        }

        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            throw new StartupException($"{method.DeclaringType}.{method.Name} must be a public method of a public class.");
        }

        var triggers = method.GetParameters().Where(HasTrigger).ToArray();
        if (triggers.Length != 1)
        {
            throw new StartupException($"{method.DeclaringType}.{method.Name} must have one trigger.");
        }

        Name = name;
        this.method = method;
        trigger = triggers[0];
    }

    public string Name { get; }

    public TriggerBindingAttribute Trigger => trigger.GetCustomAttribute<TriggerBindingAttribute>()!;

    /// <summary>The method, if all its parameters have a value and nobody misses what it returns.</summary>
    /// <param name="triggerValue">How a parameter of this type gets the value of the trigger, if it can.</param>
    /// <param name="results">What it may return beside nothing.</param>
    /// <param name="otherValue">How a parameter gets its value that is neither the trigger nor known everywhere.</param>
    public FunctionMethod Bind(
        Func<Type, ParameterBinding?> triggerValue,
        IReadOnlyList<Type> results,
        Func<ParameterInfo, ParameterBinding?>? otherValue = null)
    {
        if (!Returns(results))
        {
            var allowed = string.Concat(results.Select(result => $", {result.Name}, Task<{result.Name}>"));
            throw new StartupException($"it returns {method.ReturnType.Name}; possible are: void, Task{allowed}.");
        }

        return new FunctionMethod(Name, method, [.. method.GetParameters().Select(BindingOf)]);

        // By position: two who reflect on one method at the same time may get different objects of one parameter.
        ParameterBinding BindingOf(ParameterInfo parameter) =>
            (parameter.Position == trigger.Position
                ? triggerValue(parameter.ParameterType)
                : Everywhere(parameter) ?? otherValue?.Invoke(parameter))
            ?? throw new StartupException($"its parameter '{parameter.Name}' cannot be a {parameter.ParameterType.Name}.");
    }

    private static bool HasTrigger(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null;

    private static ParameterBinding? Everywhere(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(FunctionContext) ? invocation => invocation
        : parameter.ParameterType == typeof(CancellationToken) ? invocation => invocation.CancellationToken
        : null;

    private bool Returns(IReadOnlyList<Type> results)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task))
        {
            return true;
        }

        var result = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)
            ? type.GetGenericArguments()[0]
            : type;
        return results.Any(possible => possible.IsAssignableFrom(result));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ValidName();
}
