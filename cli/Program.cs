using System.CommandLine;
using System.CommandLine.Help;
using Dvc.Cli;
using Dvc.Cli.Demo;
using Dvc.Cli.Replay;

using var termination = new Termination();
var dvc = new Command("dvc", $"Tracks public-service dossiers (dịch vụ công).\n\n{ExitCode.Help}")
{
    new HelpOption { Recursive = true },
    DemoCommand.Create(),
    ReplayCommand.Create(),
};
var parsed = dvc.Parse(args);
try
{
    var exitCode = await parsed.InvokeAsync(
        new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
        termination.Requested);
    return parsed.Errors.Count == 0 ? exitCode : ExitCode.Usage;
}
catch (CommandFailedException failure)
{
    await Console.Error.WriteLineAsync($"dvc: {failure.Message}");
    return ExitCode.Failed;
}
catch (OperationCanceledException) when (termination.Requested.IsCancellationRequested)
{
    return ExitCode.Interrupted;
}
