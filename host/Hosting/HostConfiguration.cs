using System.Text.Json;
using Dvc.Host.Settings;
using Dvc.Host.Workers;

namespace Dvc.Host.Hosting;

/// <summary>All that is known before anything starts.</summary>
/// <param name="Settings">Of the app and of the host: the command line wins over the environment, that over local settings.</param>
/// <param name="Local">The file of local settings.</param>
/// <param name="AppDirectory">The folder of the published app.</param>
internal sealed record HostConfiguration(IConfiguration Settings, LocalSettings Local, string AppDirectory)
{
    public HostSettings Host { get; } = HostSettings.From(Settings);

    public HostJson HostJson { get; } = new(AppDirectory, Settings);

    /// <summary>Whether some setting asks for Azurite.</summary>
    public bool AsksForDevelopmentStorage => Settings.AsEnumerable().Any(setting => string.Equals(
        setting.Value?.Trim().TrimEnd(';'), "UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads the files and the environment.</summary>
    /// <param name="appDirectory">The folder of the published app.</param>
    /// <param name="settingsFile">Local settings; by default those in the app's folder, if there are any.</param>
    /// <param name="overrides">Settings that win over all others.</param>
    public static HostConfiguration Read(
        string appDirectory, string? settingsFile, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        var directory = Path.GetFullPath(appDirectory);
        if (settingsFile is not null && !File.Exists(settingsFile))
        {
            throw new StartupException($"{settingsFile} does not exist.");
        }

        var local = LocalSettings.Read(settingsFile ?? Path.Combine(directory, "local.settings.json"));
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(local.Settings)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(overrides)
            .Build();
        return new HostConfiguration(settings, local, directory);
    }

    public WorkerApp ReadApp()
    {
        var app = WorkerApp.Read(AppDirectory, Local);
        var environment = new Dictionary<string, string>(app.Environment, StringComparer.Ordinal);
        if (Host.CorsOrigins.Count > 0)
        {
            // Wherever they are set, the app finds them where the published host has them.
            environment[HostSettings.CorsAllowedOrigins] = JsonSerializer.Serialize(Host.CorsOrigins);
        }

        return app with { FunctionTimeout = HostJson.FunctionTimeout, Environment = environment };
    }
}
