namespace Dvc.Host.Settings;

/// <summary>A file of settings, which may be absent.</summary>
internal static class JsonFile
{
    public static IConfigurationRoot Read(string path)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: true).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new StartupException(
                $"{Path.GetFileName(path)} is not valid: {exception.InnerException?.Message ?? exception.Message}");
        }
    }
}
