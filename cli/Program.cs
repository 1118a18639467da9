using System.CommandLine;
using System.CommandLine.Help;
using Dvc.Cli;
using Dvc.Cli.Demo;
using Dvc.Cli.Replay;

var dvc = new Command("dvc", $"Tracks public-service dossiers (dịch vụ công).\n\n{ExitCode.Help}")
{
    new HelpOption { Recursive = true },
    DemoCommand.Create(),
    ReplayCommand.Create(),
};
return await CommandLine.RunAsync(dvc, args);
