using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A file of settings beside the app, which may be absent.</summary>
internal static class JsonFile
{
    public static IConfigurationRoot Read(string directory, string name)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(Path.Combine(directory, name), optional: true).Build();
        }
        catch (InvalidDataException exception)
        {
            throw new StartupException($"{name} is not valid: {exception.InnerException?.Message ?? exception.Message}");
        }
    }
}
