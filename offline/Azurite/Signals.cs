using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Dvc.Offline.Azurite;

/// <summary>What .NET has no call for: asking a process to end.</summary>
internal static partial class Signals
{
    private const int SigTerm = 15;
    private const int NoSuchProcess = 3;

    /// <summary>Sends SIGTERM; a process that is gone already is as good as one that ends.</summary>
    public static void Terminate(int processId)
    {
        if (Kill(processId, SigTerm) != 0 && Marshal.GetLastPInvokeError() is var error and not NoSuchProcess)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
