using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

/// <summary>
/// Ends the worker with its host, and not before. The host holds the other end of the worker's standard input and never
/// writes to it: however the host dies, the system closes that end.
/// </summary>
#pragma warning disable MA0047 // .NET looks for this name, in no namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    /// <summary>Called by .NET before the worker's own Main.</summary>
    public static void Initialize()
    {
        LeaveEnvironment();
        if (Environment.OSVersion.Platform == PlatformID.Unix)
        {
            _ = StartSession(); // Ctrl-C reaches all of a terminal's session, but the host drains into its worker.
        }

        var watch = new Thread(EndWithHost) { IsBackground = true, Name = "Ends with the host" };
        watch.Start();
    }

    // A process that the worker starts has an input of its own, whose end means nothing.
    private static void LeaveEnvironment()
    {
        const string Variable = "DOTNET_STARTUP_HOOKS";
        var own = typeof(StartupHook).Assembly.Location;
        var hooks = (Environment.GetEnvironmentVariable(Variable) ?? string.Empty).Split(Path.PathSeparator);
        var others = string.Join(Path.PathSeparator.ToString(), hooks.Where(hook => hook != own));
        Environment.SetEnvironmentVariable(Variable, others.Length > 0 ? others : null);
    }

    [DllImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StartSession();

    private static void EndWithHost()
    {
        var worker = Process.GetCurrentProcess(); // Now, so that it costs no time then.
        using (var input = Console.OpenStandardInput())
        {
            var ignored = new byte[64];
            while (input.Read(ignored, 0, ignored.Length) > 0)
            {
                // Nothing is meant by it.
            }
        }

        // Not an orderly end: its answers would reach nobody, and what it holds comes back by its lease.
        worker.Kill();
    }
}
