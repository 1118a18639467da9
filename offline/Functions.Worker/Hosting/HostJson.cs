using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What host.json says, and the settings under <c>AzureFunctionsJobHost</c>, which win.</summary>
internal sealed class HostJson
{
    private readonly IConfiguration configuration;

    public HostJson(string directory, IConfiguration settings)
    {
        configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(directory, "host.json"), optional: true)
            .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
            .Build();
    }

    /// <summary>What every route begins with.</summary>
    public string RoutePrefix => configuration["extensions:http:routePrefix"] ?? "api";

    public QueueOptions Queues => configuration.GetSection("extensions:queues").Get<QueueOptions>() ?? new();

    /// <summary>Log levels by category.</summary>
    public IEnumerable<IConfigurationSection> LogLevels => configuration.GetSection("logging:logLevel").GetChildren();
}
