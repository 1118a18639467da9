using Dvc.Host.Admin;
using Dvc.Host.Functions;
using Dvc.Host.Http;
using Dvc.Host.Queues;
using Dvc.Host.Timers;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Dvc.Host.Hosting;

/// <summary>Says what is served, and where.</summary>
internal sealed class StartupReport(AppFunctions functions, HostKeys keys, IServer server, ILoggerFactory loggers)
{
    public void Write()
    {
        var log = loggers.CreateLogger(Log.HostCategory);
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var url = address.Replace("[::]", "localhost");
        foreach (var function in functions.All)
        {
            log.Serves(function.Name, Describe(function, url));
        }

        log.Listening(url, keys.Any ? string.Empty : " (without keys: for this machine only)");
    }

    private static string Describe(TriggeredFunction function, string url) => function switch
    {
        { IsEnabled: false } => "disabled",
        HttpFunction { Methods: [] } http => $"any method {url}/{http.Route.RawText}",
        HttpFunction http => $"{string.Join(',', http.Methods)} {url}/{http.Route.RawText}",
        QueueFunction queue => $"queue {queue.QueueName}",
        TimerFunction timer => $"timer {timer.Expression}",
        _ => function.GetType().Name,
    };
}
