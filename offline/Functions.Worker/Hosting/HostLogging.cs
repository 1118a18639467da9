using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The console, one line an event, with the levels of host.json.</summary>
internal static class HostLogging
{
    // ASP.NET Core would log requests with their query, which may hold a key: not even host.json lets it.
    private const string AspNetCore = "Microsoft.AspNetCore";

    public static void Configure(ILoggingBuilder logging, HostJson hostJson)
    {
        logging.AddFilter("Azure", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        foreach (var level in hostJson.LogLevels)
        {
            var category = string.Equals(level.Key, "default", StringComparison.OrdinalIgnoreCase) ? null : level.Key;
            if (category?.StartsWith(AspNetCore, StringComparison.OrdinalIgnoreCase) != true)
            {
                logging.AddFilter(category, level.Get<LogLevel>());
            }
        }

        logging.AddFilter(AspNetCore, LogLevel.Warning);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
    }
}
