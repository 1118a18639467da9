using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The file local.settings.json, which Core Tools turns into environment variables.</summary>
internal static class LocalSettings
{
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
}
