using System.Diagnostics;
using System.Globalization;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>Signals, which .NET cannot send.</summary>
internal static class Signals
{
    public static Task TerminateAsync(int processId) => SendAsync("-TERM", processId);

    public static Task KillAsync(int processId) => SendAsync("-KILL", processId);

    /// <summary>It stands still, with its ports open, until it is told to go on.</summary>
    public static Task HoldAsync(int processId) => SendAsync("-STOP", processId);

    public static Task GoOnAsync(int processId) => SendAsync("-CONT", processId);

    /// <summary>What Ctrl-C in a terminal does: SIGINT to the whole process group.</summary>
    public static Task InterruptGroupAsync(int processId) => SendAsync("-INT", -processId);

    private static async Task SendAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [signal, "--", processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }
}
