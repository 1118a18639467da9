using Dvc.EndToEnd.Tests.Hosting;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Readme;

/// <summary>A new user, who pastes the README's commands one after the other.</summary>
[Collection(RunScript.Ports)]
public sealed class ReadmeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly TestFolder folder = new();

    public async ValueTask InitializeAsync() => await RunScript.UntilPortsAreFreeAsync();

    public async ValueTask DisposeAsync()
    {
        await RunScript.UntilPortsAreFreeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_its_commands_print_in_a_fresh_clone_is_what_it_shows()
    {
        var clone = await FreshClone.CreateAsync(folder.In("dvc"));
        var examples = ReadmeExample.Of(clone.Readme);
        examples.Count.ShouldBeGreaterThan(3);
        examples.ShouldAllBe(example => example.Shown.Length > 0);

        var terminals = new Stack<ChildProcess>();
        try
        {
            foreach (var example in examples)
            {
                // What stays up, as the app does, has shown what it has to; the next commands need it.
                var terminal = clone.Paste(example.Commands);
                terminals.Push(terminal);
                await Eventually.BeTrueAsync(
                    () => Task.FromResult(IsShown(example, terminal)),
                    Patience,
                    $"{example.Commands}\nprints:\n{example.Shown}");
            }
        }
        finally
        {
            // Ctrl-C reaches all that a terminal runs; without it, it would outlive the test.
            foreach (var terminal in terminals.Where(terminal => !terminal.HasExited))
            {
                await Signals.InterruptGroupAsync(terminal.Id);
            }
        }

        foreach (var terminal in terminals)
        {
            (await terminal.ExitCodeAsync()).ShouldBe(0, terminal.Output);
            await terminal.DisposeAsync();
        }
    }

    private static bool IsShown(ReadmeExample example, ChildProcess terminal)
    {
        var hasEnded = terminal.HasEnded;
        var isShown = example.IsShownBy(terminal.Output);
        (isShown || !hasEnded).ShouldBeTrue($"{example.Commands}\nis shown to print:\n{example.Shown}\nand printed:\n{terminal.Output}");
        return isShown;
    }
}
