using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Dvc.Functions.OpenApi;

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Description">What it means, in Vietnamese and English.</param>
/// <param name="Schema">What values it may have.</param>
/// <param name="Example">One of them.</param>
internal sealed record Parameter(string Name, ParameterLocation In, string Description, JsonObject Schema, JsonNode Example)
{
    /// <summary>Whether it must be there. Parts of the path always must.</summary>
    public bool IsRequired { get; init; } = In == ParameterLocation.Path;

    /// <summary>An example for each value of another parameter that it goes with, by that value; none where <see cref="Example"/> goes with all.</summary>
    public IReadOnlyDictionary<string, string> Named { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
