using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Dvc.Host.Hosting;
using Dvc.Host.Settings;

var app = new Option<string>("--app") { Description = "the folder of the published app", Required = true };
var port = new Option<int?>("--port") { Description = "where clients are served (7071); 0 takes a free one", CustomParser = ParsePort };
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
            ["Host:LocalHttpPort"] = line.GetValue(port)?.ToString(CultureInfo.InvariantCulture),
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
        return exception.ExitCode;
    }
});
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
    return 2;
}

return await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = Timeout.InfiniteTimeSpan, // How long the host waits for what runs is its own setting.
});

static int? ParsePort(ArgumentResult result)
{
    var text = result.Tokens.Single().Value;
    if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= HostSettings.LargestPort)
    {
        return number;
    }

    result.AddError($"--port takes a number from 0 to {HostSettings.LargestPort} (0: a free port), not '{text}'.");
    return null;
}
