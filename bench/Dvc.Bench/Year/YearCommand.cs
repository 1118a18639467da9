using System.CommandLine;
using Dvc.Bench.Ingest;
using Dvc.Cli;
using Spectre.Console;

namespace Dvc.Bench.Year;

/// <summary><c>dvc bench year [--events N] [--plain]</c>.</summary>
internal static class YearCommand
{
    public static Command Create()
    {
        var events = IngestCommand.Number("--events", "About how many events the year has, from 5,000 on.", 220_000);
        events.Validators.Add(result =>
        {
            if (result.GetValue(events) < 5_000)
            {
                result.AddError("--events must be at least 5,000: fewer are no year of 17 departments.");
            }
        });
        var plain = AzuriteOptions.Plain();
        var command = new Command(
            "year",
            "Sends a year of a province in the order of time, 17 departments mixed in each delivery, through HTTP to figures, reads "
            + "figures all the while, and compares every figure with a recount in the end. Exit code 1 where an answer contradicts "
            + "itself on the way or a figure differs in the end.")
        {
            events, plain,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(events), parsed.GetValue(plain), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int events, bool plain, CancellationToken cancellationToken)
    {
        var console = CommandConsole.On(Console.Out);
        var logs = Directory.CreateTempSubdirectory("dvc-bench-year-");
        var result = await new YearBench(console, plain).RunAsync(events, Path.Combine(logs.FullName, "app.log"), cancellationToken);
        YearReport.Print(console, result);
        console.WriteLine($"The app's log: {logs.FullName}/app.log");
        return result.IsRight ? ExitCode.Success : ExitCode.FiguresDiffer;
    }
}
