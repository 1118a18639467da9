using System.Text.Json;
using Dvc.Core.Ingest;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Functions.Http;

/// <summary>The body of an administrator's request: a small JSON object. Members that nobody asks for are ignored.</summary>
/// <param name="members">Its members.</param>
internal sealed class JsonBody(IReadOnlyDictionary<string, JsonElement> members)
{
    private const int MaxBytes = 16 * 1024;
    private const string NotAnObject = "The body must be a JSON object.";

    /// <summary>No members, as of a request without a body.</summary>
    public static JsonBody Empty { get; } = new(new Dictionary<string, JsonElement>(StringComparer.Ordinal));

    /// <summary>Reads the body, or says why it cannot be taken.</summary>
    public static async Task<(JsonBody? Body, IActionResult? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, OtherForm());
        }

        if (await request.Body.ReadAtMostAsync(MaxBytes, cancellationToken) is not { } content)
        {
            return (null, TooLarge());
        }

        var (members, error) = Parse(content);
        return members is null ? (null, Problem.Of(400, "The body is not valid.", error!)) : (new JsonBody(members), null);
    }

    /// <summary>The answer to a member that cannot be used.</summary>
    public static ContentResult Invalid(string member, string rule) =>
        Problem.Of(400, "The body is not valid.", $"{member} must be {rule}.");

    /// <summary>The answer to another form.</summary>
    public static ContentResult OtherForm() => Problem.Of(415, "The form of the body is not supported.", "Content-Type must be application/json.");

    /// <summary>The answer to a body that is too large.</summary>
    public static ContentResult TooLarge() => Problem.TooLarge(MaxBytes);

    /// <summary>A text; null where there is none.</summary>
    public string? Text(string member) => members.TryGetValue(member, out var value) ? JsonText.Of(value) : null;

    /// <summary>A whole number, or <paramref name="absent"/>; null where it is none of the range.</summary>
    public int? Integer(string member, int absent, int from, int to) =>
        !members.TryGetValue(member, out var value) ? absent
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= from && number <= to ? number
        : null;

    private static (Dictionary<string, JsonElement>? Members, string? Error) Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (JsonText.Repeated(document.RootElement).FirstOrDefault() is { } repeated)
            {
                return (null, JsonText.Duplicate(repeated).Message);
            }

            return document.RootElement.Deserialize(ApiJson.Answers.DictionaryStringJsonElement) is { } members ? (members, null) : (null, NotAnObject);
        }
        catch (JsonException)
        {
            return (null, NotAnObject);
        }
    }
}
