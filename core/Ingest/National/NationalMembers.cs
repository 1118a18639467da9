using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dvc.Core.Ingest.National;

/// <summary>
/// Reads the members of one object of the national message. What leaves here is in the contract's form. Anything else may
/// be a name or a number of somebody's in the wrong place, and is replaced by an empty text, which the contract rejects.
/// </summary>
internal sealed class NationalMembers(JsonElement json)
{
    /// <summary>What stands in place of a value that is in error.</summary>
    public const string InError = "";

    private static readonly string[] No = ["0", "false"];

    // Of a value that is no object every member is in error.
    private readonly Dictionary<string, JsonElement>? members =
        json.ValueKind == JsonValueKind.Object ? JsonText.Members(json) : null;

    /// <summary>
    /// Whatever stands there as text without white space around it: senders write 1 and "1" alike, and "" for nothing. Null
    /// where absent, "" where it is no single value. It may be personal data, and must not be passed on as it is.
    /// </summary>
    public string? Text(string member)
    {
        if (members is null)
        {
            return "";
        }

        return !members.TryGetValue(member, out var value) || value.ValueKind == JsonValueKind.Null ? null : TextOf(value);
    }

    /// <summary>A code, where it has the form of one.</summary>
    public string? Code(string member, Predicate<string> isCode) =>
        Text(member) is not { } text ? null
        : isCode(text) ? text
        : InError;

    /// <summary>The wire name that a national code stands for.</summary>
    public string? Name<T>(string member, IReadOnlyDictionary<string, T> codes)
        where T : struct, Enum =>
        Text(member) is not { } text ? null
        : codes.TryGetValue(WithoutZeros(text), out var value) ? WireName<T>.Of(value)
        : InError;

    /// <summary>True for <paramref name="yes"/>, and false for 0 or false.</summary>
    public JsonNode? Flag(string member, params IEnumerable<string> yes) =>
        Text(member) is not { } text ? null
        : yes.Contains(WithoutZeros(text), StringComparer.OrdinalIgnoreCase) ? true
        : No.Contains(WithoutZeros(text), StringComparer.OrdinalIgnoreCase) ? false
        : InError;

    /// <summary>A point in time.</summary>
    public NationalTime? Time(string member) => Text(member) is { } text ? NationalTime.Read(text) : null;

    /// <summary>The elements of a list; a single value is a list of one. Null where absent.</summary>
    public IReadOnlyList<NationalMembers>? List(string member) =>
        members is null || Text(member) is null ? null
        : members[member] is not { ValueKind: JsonValueKind.Array } list ? [new NationalMembers(members[member])]
        : [.. list.EnumerateArray().Select(element => new NationalMembers(element))];

    // Some senders fill numbers up to two digits.
    private static string WithoutZeros(string text) =>
        text.All(char.IsAsciiDigit) && text.TrimStart('0') is { Length: > 0 } number ? number
        : text.All(character => character == '0') ? "0"
        : text;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when JsonText.Of(value) is { } text => string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };
}
