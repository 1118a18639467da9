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

    /// <summary>How long a function may run: as on the published plans half an hour by default, and -1 is without end.</summary>
    public TimeSpan FunctionTimeout =>
        SettingValues.Read(() => configuration.GetValue("functionTimeout", TimeSpan.FromMinutes(30))) switch
        {
            { Ticks: -TimeSpan.TicksPerDay } => Timeout.InfiniteTimeSpan, // A number alone is days.
            var limit when limit >= TimeSpan.FromSeconds(1) && limit <= TimeSpan.FromDays(49) => limit,
            _ => throw new StartupException("host.json, functionTimeout: it is one second to 49 days, or -1."),
        };

    public IConfiguration Queues => configuration.GetSection("extensions:queues");

    /// <summary>Log levels by category.</summary>
    public IEnumerable<IConfigurationSection> LogLevels => configuration.GetSection("logging:logLevel").GetChildren();
}
