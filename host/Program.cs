using System.CommandLine;
using Dvc.Host.Hosting;
using Dvc.Host.Settings;

var app = new Option<string>("--app") { Description = "the folder of the published app", Required = true };
var port = new Option<string>("--port") { Description = "where clients are served (7071); 0 takes a free one" };
var data = new Option<string>("--data") { Description = "where Azurite and the timers keep their data (.azurite)" };
var settings = new Option<string>("--settings") { Description = "a local.settings.json (default: the one in the app's folder)" };
var plain = new Option<bool>("--plain") { Description = "Azurite as it is, where it has to be started, without the index by keys" };
var command = new RootCommand("Runs a published Azure Functions app of .NET on this machine.") { app, port, data, settings, plain };
command.SetAction(async (line, cancellationToken) =>
{
    try
    {
        var overrides = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Host:LocalHttpPort"] = line.GetValue(port),
            ["Host:Data"] = line.GetValue(data),
            ["Host:PlainAzurite"] = line.GetValue(plain) ? "true" : null,
        };
        return await FunctionsHost.RunAsync(
            HostConfiguration.Read(line.GetValue(app)!, line.GetValue(settings), overrides.Where(setting => setting.Value is not null)),
            cancellationToken);
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        return 0; // Ended before it served.
    }
    catch (StartupException exception)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 1;
    }
});
return await command.Parse(args).InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = Timeout.InfiniteTimeSpan, // How long the host waits for what runs is its own setting.
});
