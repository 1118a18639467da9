using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for an HTTP request.</summary>
/// <param name="authLevel">Whose key it asks for.</param>
/// <param name="methods">The HTTP methods; all, if none is named.</param>
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    : TriggerBindingAttribute
{
    /// <summary>The route template after the prefix; the function's name, if there is none.</summary>
    public string? Route { get; set; }

    public string[]? Methods { get; } = methods;

    public AuthorizationLevel AuthLevel { get; } = authLevel;
}
