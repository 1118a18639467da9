using System.Globalization;
using System.Text.Json;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>JSON as one line a value, in the order of its members: what differs shows by its path.</summary>
internal static class JsonLines
{
    public static IEnumerable<string> Of(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Of(member.Value, $"{path}/{member.Name}")),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, index) => Of(item, $"{path}/{index}")),
        // 5 and 5.0 are one number.
        JsonValueKind.Number => [$"{path} {json.GetDecimal().ToString("0.############", CultureInfo.InvariantCulture)}"],
        _ => [$"{path} {json.GetRawText()}"],
    };
}
