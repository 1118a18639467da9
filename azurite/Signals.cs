using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Dvc.Azurite;

/// <summary>What .NET has no call for: asking a process to end. Where there are no signals, it is ended.</summary>
internal static partial class Signals
{
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const int NoSuchProcess = 3;

    public static void Terminate(int processId) => Send(processId, SigTerm);

    public static void Kill(int processId) => Send(processId, SigKill);

    // A process that is gone already is as good as one that ends.
    private static void Send(int processId, int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            EndOnWindows(processId);
        }
        else if (Kill(processId, signal) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    private static void EndOnWindows(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            process.Kill();
        }
        catch (ArgumentException)
        {
            // Gone.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
