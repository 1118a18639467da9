using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>A method with <see cref="FunctionAttribute"/>, ready to be called.</summary>
/// <param name="name">Its name as a function.</param>
/// <param name="method">The method.</param>
/// <param name="parameters">How each parameter gets its value, in order.</param>
internal sealed class FunctionMethod(string name, MethodInfo method, IReadOnlyList<ParameterBinding> parameters)
    : FunctionDefinition
{
    private readonly ObjectFactory? createInstance =
        method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);

    private readonly PropertyInfo? taskResult =
        method.ReturnType.IsGenericType ? method.ReturnType.GetProperty(nameof(Task<>.Result)) : null;

    public override string Name => name;

    /// <summary>Creates the instance, calls the method, and keeps what it returns.</summary>
    public async Task InvokeAsync(Invocation invocation)
    {
        var instance = createInstance?.Invoke(invocation.InstanceServices, null);
        var arguments = parameters.Select(valueOf => valueOf(invocation)).ToArray();
        var returned = method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is Task task)
        {
            await task;
            invocation.Result = taskResult?.GetValue(task);
        }
        else
        {
            invocation.Result = returned;
        }
    }
}
