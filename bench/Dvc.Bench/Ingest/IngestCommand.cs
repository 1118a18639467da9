using System.CommandLine;
using Dvc.Cli;
using Dvc.Cli.Samples;

namespace Dvc.Bench.Ingest;

/// <summary><c>dvc bench ingest [--events N] [--rounds N]</c>.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var events = new Option<int>("--events")
        {
            Description = "How many events of the sample feed every round ingests.",
            HelpName = "N",
            DefaultValueFactory = _ => 20_000,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often every variant is measured.",
            HelpName = "N",
            DefaultValueFactory = _ => 3,
        };
        AtLeastOne(events);
        AtLeastOne(rounds);
        var command = new Command(
            "ingest",
            "Measures the whole way of events from a delivery's bytes to the kpis, without HTTP, over Azurite in memory: without "
            + "checks, with validation, with the source check, and with the audit beside it. Exit code 1 where a variant does "
            + "not count what was sent.")
        {
            events, rounds,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var feed = SampleFeed.Generate(PublishedFigures.TuyenQuang2022());
            var workload = Workload.Of([.. feed.Take(parsed.GetValue(events))]);
            return new IngestBench(CommandConsole.On(Console.Out)).RunAsync(workload, parsed.GetValue(rounds), cancellationToken);
        });
        return command;
    }

    private static void AtLeastOne(Option<int> option) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) < 1)
        {
            result.AddError($"{option.Name} must be at least 1.");
        }
    });
}
