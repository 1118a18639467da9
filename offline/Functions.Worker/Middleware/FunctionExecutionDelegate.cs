namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline.</summary>
/// <param name="context">The invocation that passes through.</param>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
