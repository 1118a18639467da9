using System.Text.Json.Nodes;

namespace Dvc.Host.Admin;

/// <summary>A function as an administrator sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDisabled">Whether its trigger does not run it.</param>
/// <param name="Bindings">As its worker describes them.</param>
internal sealed record FunctionStatus(string Name, bool IsDisabled, IReadOnlyList<JsonNode?> Bindings);
