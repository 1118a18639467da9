namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a function beside its invocations.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Unique in the app.</summary>
    public abstract string Name { get; }
}
