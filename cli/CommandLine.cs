using System.CommandLine;

namespace Dvc.Cli;

/// <summary>Runs a command as a process does: signals cancel it, and failures become exit codes.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(Command command, string[] args)
    {
        using var termination = new Termination();
        var parsed = command.Parse(args);
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
    }
}
