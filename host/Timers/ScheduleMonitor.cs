using System.Text.Json;

namespace Dvc.Host.Timers;

/// <summary>Remembers a function's schedule in a file, across restarts of the host.</summary>
internal sealed class ScheduleMonitor(string path, ILogger log)
{
    // Two hosts on one folder must not write the same file.
    private readonly string next = $"{path}.{Guid.NewGuid():N}.new";

    /// <summary>The status, or null where none was written yet.</summary>
    public ScheduleStatus? Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), TimerJson.Default.ScheduleStatus) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            log.ScheduleStatusUnreadable(path, exception);
            return null;
        }
    }

    /// <summary>Replaces the status; a crash meanwhile leaves the old one. What cannot be written must not end the timer.</summary>
    public void Write(ScheduleStatus status)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(status, TimerJson.Default.ScheduleStatus));
            File.Move(next, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.ScheduleStatusNotWritten(path, exception);
        }
    }
}
