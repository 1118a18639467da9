using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The file local.settings.json, which Core Tools turns into environment variables.</summary>
internal static class LocalSettings
{
    // As the worker reads it: what begins with AZURE_FUNCTIONS_ configures its host.
    private const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    /// <summary>Where the app runs: the environment says, else local.settings.json, else it is production.</summary>
    public static string EnvironmentName(IEnumerable<KeyValuePair<string, string?>> local) =>
        NotEmpty(Environment.GetEnvironmentVariable(EnvironmentVariable))
        ?? NotEmpty(local.LastOrDefault(setting => string.Equals(setting.Key, EnvironmentVariable, StringComparison.OrdinalIgnoreCase)).Value)
        ?? Environments.Production;

    public static IEnumerable<KeyValuePair<string, string?>> Read(string directory)
    {
        var file = JsonFile.Read(directory, "local.settings.json");
        if (file.GetValue("IsEncrypted", false))
        {
            throw new StartupException("local.settings.json is encrypted, which only Azure Functions Core Tools reads.");
        }

        var values = file.GetSection("Values").AsEnumerable(makePathsRelative: true)
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":"), setting.Value));
        return values.Concat(file.GetSection("Host").AsEnumerable());
    }

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
