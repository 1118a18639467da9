using System.CommandLine;
using Dvc.Cli;

namespace Dvc.Bench.Kpi;

/// <summary><c>dvc bench kpi [--agencies N] [--latency MS]</c>.</summary>
internal static class KpiCommand
{
    public static Command Create()
    {
        var agencies = new Option<int>("--agencies")
        {
            Description = $"How many agencies the country has, {Country.ProvinceAgencies} of them in the province that is measured.",
            HelpName = "N",
            DefaultValueFactory = _ => 3_300,
        };
        agencies.Validators.Add(result =>
        {
            if (result.GetValue(agencies) < Country.ProvinceAgencies)
            {
                result.AddError($"--agencies must be at least {Country.ProvinceAgencies}.");
            }
        });
        var latency = new Option<int>("--latency")
        {
            Description = "How many milliseconds each request of storage takes.", HelpName = "MS", DefaultValueFactory = _ => 5,
        };
        latency.Validators.Add(result =>
        {
            if (result.GetValue(latency) < 0)
            {
                result.AddError("--latency must not be negative.");
            }
        });
        var command = new Command(
            "kpi",
            "Measures a weekly answer cold and from memory over tables in memory: the requests of storage for a province of "
            + $"{Country.ProvinceAgencies} agencies, by what they are for, and size and time of the whole country's. Exit code 1 where a "
            + $"compared period takes more than {KpiBench.MostRequests} requests, or an answer from memory any.")
        {
            agencies, latency,
        };
        command.SetAction((parsed, cancellationToken) => new KpiBench(CommandConsole.On(Console.Out)).RunAsync(
            parsed.GetValue(agencies), TimeSpan.FromMilliseconds(parsed.GetValue(latency)), cancellationToken));
        return command;
    }
}
