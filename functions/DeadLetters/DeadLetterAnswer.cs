using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Dvc.Functions.Http;
using Dvc.Storage.DeadLetters;

namespace Dvc.Functions.DeadLetters;

/// <summary>A dead letter, all of it. Members as in <see cref="ListedLetter"/>, and:</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why it could not be recorded the last time.</param>
/// <param name="Detail">The broken rules in words.</param>
/// <param name="State">Whether it waits.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="FirstFailedAt">When it failed first.</param>
/// <param name="LastFailedAt">When it failed last.</param>
/// <param name="ReplayedAt">When it was put back last.</param>
/// <param name="Source">Who sent it.</param>
/// <param name="Within">The subtree of agencies that its source may write to; null for any, or where nobody knows.</param>
/// <param name="ArrivedAt">When it arrived; null where nobody noted it.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Message">The message or event where it is JSON, just as it came.</param>
/// <param name="MessageText">It where it is other text, as of a message that the queue holds in Base64.</param>
/// <param name="MessageBase64">It where it is neither.</param>
public sealed record DeadLetterAnswer(
    string Id,
    string Reason,
    string Detail,
    string State,
    long Tries,
    string FirstFailedAt,
    string LastFailedAt,
    string? ReplayedAt,
    string? Source,
    string? Within,
    string? ArrivedAt,
    long Bytes,
    [property: JsonConverter(typeof(RawJson)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BinaryData? Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MessageText,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MessageBase64)
{
    internal static DeadLetterAnswer Of(WholeLetter letter)
    {
        var row = ListedLetter.Of(letter.Kept);
        var isText = Utf8.IsValid(letter.Message.ToMemory().Span);
        var isJson = isText && IsJson(letter.Message);
        return new DeadLetterAnswer(
            row.Id,
            row.Reason,
            row.Detail,
            row.State,
            row.Tries,
            row.FirstFailedAt,
            row.LastFailedAt,
            row.ReplayedAt,
            row.Source,
            letter.Kept.Delivery?.Within?.Value,
            VietnamTimestamp.Format(letter.Kept.Delivery?.ArrivedAt),
            row.Bytes,
            isJson ? letter.Message : null,
            isText && !isJson ? letter.Message.ToString() : null,
            isText ? null : Convert.ToBase64String(letter.Message.ToMemory().Span));
    }

    private static bool IsJson(BinaryData message)
    {
        try
        {
            JsonDocument.Parse(message).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
