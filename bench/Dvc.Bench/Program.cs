using System.CommandLine;
using System.CommandLine.Help;
using Dvc.Bench.Ingest;
using Dvc.Bench.Kpi;
using Dvc.Bench.Year;
using Dvc.Cli;

var bench = new Command("bench", "Measures Dvc, always as a ratio to a baseline of the same run.")
{
    new HelpOption { Recursive = true },
    IngestCommand.Create(),
    KpiCommand.Create(),
    YearCommand.Create(),
};
return await CommandLine.RunAsync(bench, args);
