namespace Dvc.Host.Settings;

/// <summary>What host.json says, and the settings under <c>AzureFunctionsJobHost</c>, which win.</summary>
internal sealed class HostJson
{
    private readonly IConfiguration configuration;

    // Copied, for a chained configuration takes an empty text, as of routePrefix, for none.
    public HostJson(string directory, IConfiguration settings) => configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(JsonFile.Read(Path.Combine(directory, "host.json")).AsEnumerable())
        .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true))
        .Build();

    /// <summary>What every route begins with.</summary>
    public string RoutePrefix => configuration["extensions:http:routePrefix"] ?? "api";

    public IConfiguration Queues => configuration.GetSection("extensions:queues");

    /// <summary>Log levels by category.</summary>
    public IEnumerable<IConfigurationSection> LogLevels => configuration.GetSection("logging:logLevel").GetChildren();
}
