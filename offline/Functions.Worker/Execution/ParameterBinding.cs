namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>Takes a parameter's value out of an invocation.</summary>
internal delegate object? ParameterBinding(Invocation invocation);
