using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Reads a refusal: <c>{"odata.error": {"code": ..., "message": {"value": ...}}}</c>, where the message of a refused
/// transaction begins with the index of the action that was refused.
/// </summary>
internal sealed class FailureParser : RequestFailedDetailsParser
{
    public static FailureParser Instance { get; } = new();

    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError? error,
        [NotNullWhen(true)] out IDictionary<string, string>? data)
    {
        data = new Dictionary<string, string>(StringComparer.Ordinal);
        error = null;
        if (!TryReadError(response, out var code, out var message))
        {
            return false;
        }

        error = new ResponseError(code, message);
        if (int.TryParse(message.Split(':', 2)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            data[TableTransactionFailedException.IndexKey] = index.ToString(CultureInfo.InvariantCulture);
        }

        return true;
    }

    private static bool TryReadError(Response response, out string code, out string message)
    {
        (code, message) = ("", "");
        if (response.Headers.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(response.Content);
            if (!json.RootElement.TryGetProperty("odata.error", out var failure))
            {
                return false;
            }

            code = failure.GetProperty("code").GetString() ?? "";
            message = failure.GetProperty("message").GetProperty("value").GetString() ?? "";
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return false; // A proxy's answer, say: the status must do.
        }
    }
}
