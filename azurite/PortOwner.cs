using System.Globalization;

namespace Dvc.Azurite;

/// <summary>The process that listens on a port of this machine.</summary>
/// <param name="ProcessId">Its id.</param>
/// <param name="DataDirectory">Where it keeps data; null: in memory alone, or it is no Azurite.</param>
internal sealed record PortOwner(int ProcessId, string? DataDirectory)
{
    private const string Listening = "0A";

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <summary>Who listens on <paramref name="port"/>; null where Linux alone could tell, or the process is another user's.</summary>
    public static PortOwner? Of(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var sockets = Tables
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[1].EndsWith($":{port:X4}", StringComparison.Ordinal) && columns[3] == Listening)
            .Select(columns => $"socket:[{columns[9]}]")
            .ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _) && Holds(process, sockets))
            .Select(process => new PortOwner(int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture), DataDirectoryOf(process)))
            .FirstOrDefault();
    }

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"{process}/fd").Any(file => sockets.Contains(new FileInfo(file).LinkTarget ?? ""));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // It has ended, or is another user's.
        }
    }

    // As Azurite reads its arguments: without any it takes the folder that it was started in.
    private static string? DataDirectoryOf(string process)
    {
        try
        {
            var arguments = File.ReadAllText($"{process}/cmdline").Split('\0').SelectMany(argument => argument.Split('=', 2)).ToList();
            var startedIn = new FileInfo($"{process}/cwd").LinkTarget;
            var named = arguments.FindIndex(argument => argument is "--location" or "-l");
            return startedIn is null || arguments.Contains("--inMemoryPersistence", StringComparer.Ordinal) || !arguments.Exists(argument => argument.Contains("azurite", StringComparison.Ordinal)) ? null
                : named < 0 || named + 1 == arguments.Count ? startedIn
                : Path.GetFullPath(arguments[named + 1], startedIn);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It has ended meanwhile.
        }
    }
}
