using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Dvc.Cli;
using Dvc.Cli.Samples;

namespace Dvc.Bench.Ingest;

/// <summary><c>dvc bench ingest [--events N] [--rounds N] [--plain]</c>.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var events = Number("--events", "How many events of the sample feed every round ingests.", 20_000);
        var rounds = Number("--rounds", "How often every variant is measured.", 3);
        var plain = AzuriteOptions.Plain();
        var command = new Command(
            "ingest",
            "Measures the whole way of events from a delivery's bytes to the kpis, without HTTP, over Azurite in memory: without "
            + "checks, with validation, with the source check, and with the audit beside it. Exit code 1 where a variant does "
            + "not count what was sent.")
        {
            events, rounds, plain,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var feed = SampleFeed.Generate(Sample.TuyenQuang2022().Feed);
            var workload = Workload.Of([.. feed.Take(parsed.GetValue(events))]);
            return new IngestBench(CommandConsole.On(Console.Out), parsed.GetValue(plain)).RunAsync(workload, parsed.GetValue(rounds), cancellationToken);
        });
        return command;
    }

    internal static Option<int> Number(string name, string description, int usual) => new(name)
    {
        Description = description, HelpName = "N", DefaultValueFactory = _ => usual, CustomParser = ParsePositive,
    };

    private static int ParsePositive(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            return number;
        }

        result.AddError($"'{text}' is not a number from 1 on.");
        return 0;
    }
}
