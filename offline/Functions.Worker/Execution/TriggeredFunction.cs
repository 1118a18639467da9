namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>A function and what makes it run.</summary>
/// <param name="Method">What runs.</param>
internal abstract record TriggeredFunction(FunctionMethod Method)
{
    public string Name => Method.Name;
}
