using System.Text.Json;

namespace Dvc.Host.Timers;

/// <summary>Remembers a function's schedule in a file, across restarts of the host.</summary>
internal sealed class ScheduleMonitor(string path, ILogger log)
{
    /// <summary>The status, or null where none was written yet.</summary>
    public ScheduleStatus? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), TimerJson.Default.ScheduleStatus) : null;
        }
        catch (JsonException exception)
        {
            log.ScheduleStatusUnreadable(path, exception);
            return null;
        }
    }

    /// <summary>Replaces the status; a crash meanwhile leaves the old one.</summary>
    public void Write(ScheduleStatus status)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var next = path + ".new";
        File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(status, TimerJson.Default.ScheduleStatus));
        File.Move(next, path, overwrite: true);
    }
}
