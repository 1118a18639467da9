using System.Text.Json;
using Json.Schema;

namespace Dvc.Testing.OpenApi;

/// <summary>A format exactly as the app writes it; where null is allowed, the type says so.</summary>
internal sealed class WireFormat(string key, JsonValueKind kind, Func<JsonElement, bool> has) : Format(key)
{
    public override bool Validate(JsonElement element, out string? errorMessage)
    {
        errorMessage = null;
        return element.ValueKind == JsonValueKind.Null || (element.ValueKind == kind && has(element));
    }
}
