using System.Text.Json.Serialization;

namespace Dvc.Functions.Ingest.National;

/// <summary>An answer in the national message's own form, whose senders look at two members only.</summary>
/// <param name="ErrorCode"><c>0</c> where all went well, else the HTTP status; a text, as they compare it.</param>
/// <param name="Message">In Vietnamese, then English; where all went well it says so in the words they look for.</param>
/// <param name="Session">The session that logging in opened; absent in every other answer.</param>
/// <param name="Rejected">Items that are kept as dead letters, with their reasons; absent where there are none.</param>
public sealed record NationalAnswer(
    [property: JsonPropertyName("error_code")] string ErrorCode,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Session = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RejectedEvent>? Rejected = null);
