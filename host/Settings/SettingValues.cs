namespace Dvc.Host.Settings;

/// <summary>Settings that are more than text.</summary>
internal static class SettingValues
{
    /// <summary>What is read, or the name of the setting that cannot be.</summary>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException(exception.Message);
        }
    }
}
