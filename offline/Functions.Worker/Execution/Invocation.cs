namespace Microsoft.Azure.Functions.Worker.Execution;

/// <summary>One run of a function: what triggered it, and what it returned.</summary>
internal sealed class Invocation(
    string id, FunctionMethod function, object trigger, IServiceProvider services, CancellationToken cancellationToken)
    : FunctionContext
{
    /// <summary>An <c>HttpContext</c>, a <c>QueueMessage</c> or a <c>TimerInfo</c>.</summary>
    public object Trigger => trigger;

    public object? Result { get; set; }

    public override string InvocationId => id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellationToken;

    /// <summary>The end of the pipeline: the function itself.</summary>
    public Task RunAsync() => function.InvokeAsync(this);
}
