namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A stage that every invocation passes.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part around the rest of the pipeline.</summary>
    /// <param name="context">The invocation.</param>
    /// <param name="next">The rest of the pipeline.</param>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
