namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>What every binding derives from.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute;
