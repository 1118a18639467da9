using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Dvc.Functions.OpenApi;

/// <summary>From where pages may call: the setting <c>CORS_ALLOWED_ORIGINS</c>, in the form in which the host has it.</summary>
public sealed class OriginOptions
{
    /// <summary>The origins, such as <c>https://dvc.example</c>; none where nothing is set.</summary>
    [Required(ErrorMessage = "CORS_ALLOWED_ORIGINS must be a JSON array of origins: write one, such as [\"https://dvc.example\"], or leave it out")]
    public IReadOnlyList<string>? Allowed { get; set; } = [];

    internal static void Read(OriginOptions options, IConfiguration settings)
    {
        if (settings["CORS_ALLOWED_ORIGINS"] is { Length: > 0 } origins)
        {
            try
            {
                options.Allowed = JsonSerializer.Deserialize<string[]>(origins);
            }
            catch (JsonException)
            {
                options.Allowed = null; // Refused by the rule above, which says what to write.
            }
        }
    }
}
