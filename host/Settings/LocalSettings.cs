namespace Dvc.Host.Settings;

/// <summary>The file local.settings.json, as Core Tools reads it.</summary>
internal sealed class LocalSettings
{
    private readonly IConfiguration file;

    private LocalSettings(IConfiguration file) => this.file = file;

    /// <summary>What become environment variables of the worker, as they are written.</summary>
    public IEnumerable<KeyValuePair<string, string>> Values =>
        from value in file.GetSection("Values").AsEnumerable(makePathsRelative: true)
        where value.Value is not null
        select KeyValuePair.Create(value.Key, value.Value);

    /// <summary>The same as settings, and those of the section <c>Host</c>.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        Values.Select(value => KeyValuePair.Create(value.Key.Replace("__", ":"), (string?)value.Value))
            .Concat(file.GetSection("Host").AsEnumerable());

    public static LocalSettings Read(string path)
    {
        var read = JsonFile.Read(path);
        return SettingValues.Read(() => read.GetValue("IsEncrypted", false))
            ? throw new StartupException($"{Path.GetFileName(path)} is encrypted, which only Azure Functions Core Tools reads.")
            : new LocalSettings(read);
    }
}
