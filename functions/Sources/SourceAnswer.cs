using System.Text.Json.Serialization;
using Dvc.Functions.Http;
using Dvc.Storage.Sources;

namespace Dvc.Functions.Sources;

/// <summary>A source as administrators see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Agency">The agency that it may deliver for, with all below; <c>VN</c> is any.</param>
/// <param name="RequestsPerMinute">How many requests it may send in a minute.</param>
/// <param name="Key">Its key, only in the answer that makes it; absent else.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="PreviousValidUntil">Until when the previous key opens; absent where there was none.</param>
public sealed record SourceAnswer(
    string Id,
    string Agency,
    int RequestsPerMinute,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Key,
    string CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PreviousValidUntil)
{
    /// <summary>A source, with its key where that was made just now.</summary>
    public static SourceAnswer Of(Source source, string? key = null) => new(
        source.Id,
        source.Agency.Value,
        source.RequestsPerMinute,
        key,
        VietnamTimestamp.Format(source.CreatedAt),
        VietnamTimestamp.Format(source.PreviousKeyValidUntil));
}
