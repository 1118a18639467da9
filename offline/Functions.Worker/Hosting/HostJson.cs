using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What host.json says, and the settings under <c>AzureFunctionsJobHost</c>, which win.</summary>
internal sealed class HostJson
{
    private readonly IConfiguration configuration;

    // Copied, for a chained configuration takes an empty text, as of routePrefix, for none.
    public HostJson(string directory, IConfiguration settings) => configuration = new ConfigurationBuilder()
        .AddInMemoryCollection(JsonFile.Read(directory, "host.json").AsEnumerable())
        .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true))
        .Build();

    /// <summary>What every route begins with.</summary>
    public string RoutePrefix => configuration["extensions:http:routePrefix"] ?? "api";

    public QueueOptions Queues => configuration.GetSection("extensions:queues").Get<QueueOptions>() ?? new();

    /// <summary>Log levels by category.</summary>
    public IEnumerable<IConfigurationSection> LogLevels => configuration.GetSection("logging:logLevel").GetChildren();
}
