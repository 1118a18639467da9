using Dvc.Host.Settings;

namespace Dvc.Host.Workers;

/// <summary>A published function app.</summary>
/// <param name="Directory">Its folder.</param>
/// <param name="Program">What starts it: dotnet.</param>
/// <param name="Assembly">What it is.</param>
/// <param name="Environment">Variables for it beside the host's own.</param>
internal sealed record WorkerApp(
    string Directory,
    string Program,
    string Assembly,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The settings that the host alone needs.</summary>
    public static readonly string[] HostsOwn = ["FunctionKey", "MasterKey", "AllowedHosts"];

    /// <summary>How long one run may last.</summary>
    public TimeSpan FunctionTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    public static WorkerApp Read(string directory, LocalSettings local)
    {
        var path = Path.Combine(directory, "worker.config.json");
        if (!File.Exists(path))
        {
            throw new StartupException(
                $"{directory} is not the folder of a published function app: it has no worker.config.json. "
                + "Make it with dotnet publish, and name it with --app.");
        }

        var description = JsonFile.Read(path).GetSection("description");
        var program = description["defaultExecutablePath"] ?? "dotnet";
        var assembly = Path.Combine(directory, description["defaultWorkerPath"] ?? string.Empty);
        if (!File.Exists(assembly))
        {
            throw new StartupException($"{path} names '{assembly}' as the app, which is not there: publish it again.");
        }

        return new WorkerApp(
            directory,
            program,
            assembly,
            Variables(directory, local));
    }

    // The environment wins over local settings, as with Core Tools.
    private static Dictionary<string, string> Variables(string directory, LocalSettings local)
    {
        var variables = local.Values
            .Append(KeyValuePair.Create("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"))
            .DistinctBy(value => value.Key, StringComparer.Ordinal)
            .Where(value => string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable(value.Key)))
            .ToDictionary(StringComparer.Ordinal);
        variables["FUNCTIONS_WORKER_DIRECTORY"] = directory;
        variables["FUNCTIONS_APPLICATION_DIRECTORY"] = directory;

        // Whatever else is set: ASP.NET Core would log requests with their query, which may hold a key.
        variables["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        return variables;
    }
}
