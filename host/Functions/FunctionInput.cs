using Dvc.Host.Protocol;

namespace Dvc.Host.Functions;

/// <summary>What a run gets.</summary>
/// <param name="Trigger">For the parameter with the trigger.</param>
internal sealed record FunctionInput(TypedData Trigger)
{
    /// <summary>What else is known of the trigger.</summary>
    public IDictionary<string, TypedData>? Metadata { get; init; }
}
