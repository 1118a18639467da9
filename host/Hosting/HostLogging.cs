using Dvc.Host.Settings;
using Microsoft.Extensions.Logging.Console;

namespace Dvc.Host.Hosting;

/// <summary>The console, one line an event, with the levels of host.json.</summary>
internal static class HostLogging
{
    // They would log requests with their query, which may hold a key: not even host.json lets them. Of YARP even a
    // warning is a stack of exceptions for each client that leaves; what matters of it the host says itself.
    private static readonly Dictionary<string, LogLevel> Quiet = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.AspNetCore"] = LogLevel.Warning,
        ["Yarp"] = LogLevel.Error,
    };

    public static void Configure(ILoggingBuilder logging, HostJson hostJson)
    {
        logging.AddFilter("Azure", LogLevel.Warning);
        logging.AddFilter("Grpc", LogLevel.Warning);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        foreach (var level in hostJson.LogLevels)
        {
            var category = string.Equals(level.Key, "default", StringComparison.OrdinalIgnoreCase) ? null : level.Key;
            if (!Quiet.Keys.Any(quiet => category?.StartsWith(quiet, StringComparison.OrdinalIgnoreCase) == true))
            {
                logging.AddFilter(category, SettingValues.Read(() => level.Get<LogLevel>()));
            }
        }

        foreach (var (category, level) in Quiet)
        {
            logging.AddFilter(category, level);
        }

        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
    }
}
