namespace Dvc.Host.Functions;

/// <summary>What an SDK adds to a binding for the host.</summary>
internal sealed record BindingProperties
{
    /// <summary>Whether the worker makes the parameter itself, out of all there is to know of the trigger.</summary>
    public string? SupportsDeferredBinding { get; init; }
}
