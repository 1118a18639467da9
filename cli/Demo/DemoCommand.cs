using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using Dvc.Azurite;
using Spectre.Console;

namespace Dvc.Cli.Demo;

/// <summary><c>dvc demo [province] [--exit] [--json] [--plain]</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("province")
        {
            Description = "Whose published figures are replayed; nam-dinh has 243,383 dossiers and takes about seven minutes.",
            DefaultValueFactory = _ => Sample.Names[0],
        };
        name.AcceptOnlyFromAmong([.. Sample.Names]);
        var exit = new Option<bool>("--exit") { Description = "Stop after the table." };
        var json = new Option<bool>("--json")
        {
            Description = "Print only the span's KPI JSON on standard output, all else on standard error.",
        };
        var plain = AzuriteOptions.Plain();
        var command = new Command(
            "demo",
            "Starts the app and a storage of its own in memory, replays a province's dossiers, compares the figures with the "
            + "published ones (exit code 1 where a count or a printed rate differs) and stays up.")
        {
            name, exit, json, plain,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(
                Sample.Named(parsed.GetValue(name)!), parsed.GetValue(exit), parsed.GetValue(json), parsed.GetValue(plain), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Sample sample, bool exit, bool json, bool plain, CancellationToken cancellationToken)
    {
        var console = CommandConsole.On(json ? Console.Error : Console.Out);
        var logs = Directory.CreateTempSubdirectory("dvc-demo-");
        var log = Path.Combine(logs.FullName, "app.log");
        var failed = false;
        try
        {
            return await RunAsync(sample, exit, json, plain, console, log, cancellationToken);
        }
        catch (Exception failure) when (IsForTheUser(failure))
        {
            failed = true;
            throw new CommandFailedException($"{failure.Message}\nThe app's log: {log}", failure);
        }
        finally
        {
            if (!failed)
            {
                logs.Delete(recursive: true);
            }
        }
    }

    private static bool IsForTheUser(Exception failure) => failure
        is CommandFailedException or HttpRequestException or JsonException or InvalidOperationException
        or TaskCanceledException { InnerException: TimeoutException };

    private static async Task<int> RunAsync(
        Sample sample, bool exit, bool json, bool plain, IAnsiConsole console, string log, CancellationToken cancellationToken)
    {
        await using var azurite = await WaitAsync(console, "Starting Azurite", () => AzuriteServer.StartAsync(plain: plain, cancellationToken: cancellationToken));
        await using var app = await WaitAsync(console, "Starting the app", () => AppProcess.StartAsync(azurite.ConnectionString, log, cancellationToken));
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Add(EventSender.KeyHeader, AppProcess.SourceKey);

        var result = await new ReplayedSpan(sample, http, console, TimeProvider.System).ReplayAsync(cancellationToken);
        new DemoReport(console).Print(result, sample);
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(result.KpiJson, cancellationToken);
        }

        if (!exit)
        {
            await StayAsync(app, sample, console, log, cancellationToken);
        }

        return result.Comparison.Agrees ? ExitCode.Success : ExitCode.FiguresDiffer;
    }

    private static async Task<T> WaitAsync<T>(IAnsiConsole console, string what, Func<Task<T>> work)
    {
        var began = TimeProvider.System.GetTimestamp();
        var done = await console.Status().StartAsync($"{what} ...", _ => work());
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: done in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s"));
        return done;
    }

    private static async Task StayAsync(
        AppProcess app, Sample sample, IAnsiConsole console, string log, CancellationToken cancellationToken)
    {
        // Not through Spectre, which would break the lines at the terminal's width.
        foreach (var line in UrlsToTry.Lines(app.Address, sample).Append($"The app's log: {log}"))
        {
            await console.Profile.Out.Writer.WriteLineAsync(line);
        }

        try
        {
            await app.UntilExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The way to end a demo that stays up.
            return;
        }

        // Ctrl-C reaches the app too, and it may be the faster to end.
        if (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException("The app ended by itself.");
        }
    }
}
