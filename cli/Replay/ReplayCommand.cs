using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Dvc.Cli.Events;
using Spectre.Console;

namespace Dvc.Cli.Replay;

/// <summary><c>dvc replay FILE --to URL [--key K]</c>.</summary>
internal static class ReplayCommand
{
    // So that a sender who waits for an address where nobody is hears of it soon.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Events, one JSON object a line (NDJSON)." };
        file.AcceptExistingOnly();
        var to = new Option<Uri>("--to")
        {
            Description = "The app's address.", Required = true, HelpName = "URL", CustomParser = ParseAddress,
        };
        var key = new Option<string?>("--key") { Description = "The key of a source that may deliver the events.", HelpName = "KEY" };

        var command = new Command(
            "replay",
            "Posts a file of events to an app. Every event counts once, so a replay may be repeated. An app that fails or cannot be "
            + "reached is tried for ten minutes.")
        {
            file, to, key,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(to), parsed.GetValue(key), cancellationToken));
        return command;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text.TrimEnd('/') + '/', UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"'{text}' is not an http or https address.");
        return null;
    }

    private static async Task<int> RunAsync(FileInfo file, Uri to, string? key, CancellationToken cancellationToken)
    {
        using var app = new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectTimeout }) { BaseAddress = to };
        if (key is not null)
        {
            app.DefaultRequestHeaders.Add(EventSender.KeyHeader, key);
        }

        var sent = 0;
        try
        {
            await AnsiConsole.Status().StartAsync("Posting", status => new EventSender(app, TimeProvider.System, AnsiConsole.WriteLine).SendAsync(
                EventBatch.Pack(Read(file)),
                taken => status.Status($"Posting: {Interlocked.Add(ref sent, taken):N0} events taken"),
                cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new CommandFailedException($"{to} does not answer after {sent:N0} events: {failure.Message}", failure);
        }

        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{file.Name} cannot be read after {sent:N0} events: {failure.Message}", failure);
        }

        AnsiConsole.WriteLine($"{sent:N0} events taken.");
        return ExitCode.Success;
    }

    private static IEnumerable<byte[]> Read(FileInfo file) =>
        File.ReadLines(file.FullName).Select(Encoding.UTF8.GetBytes);
}
