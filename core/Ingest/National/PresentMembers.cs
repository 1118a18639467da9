using System.Text.Json.Nodes;

namespace Dvc.Core.Ingest.National;

/// <summary>Makes JSON objects as the contract has them: a member without a value is left out, not null.</summary>
internal static class PresentMembers
{
    /// <summary>The object of those <paramref name="members"/> that have a value, in their order.</summary>
    public static JsonObject Of(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(from member in members where member.Value is not null select KeyValuePair.Create(member.Name, member.Value));
}
