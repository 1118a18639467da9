using System.Globalization;

namespace Dvc.Azurite;

/// <summary>
/// The Azurite behind the connection string <c>UseDevelopmentStorage=true</c>, shared by all apps of this machine.
/// The first app starts it if nothing listens yet; the last one stops what one of them started.
/// </summary>
/// <remarks>
/// Every app holds a shared lock on one file while it uses the Azurite, and whoever can have that lock alone is the
/// last. The system frees the locks of a killed app. A second file is locked while an app comes or goes, and a third
/// holds the process id of the Azurite that one of the apps started.
/// </remarks>
public sealed class DevelopmentStorage : IAsyncDisposable
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(50);

    private readonly string path;
    private FileStream? use;

    private DevelopmentStorage(string path) => this.path = path;

    private string ProcessIdFile => path + ".pid";

    /// <summary>Joins the Azurite that runs, as it is, or starts one.</summary>
    /// <param name="dataDirectory">Where an Azurite that has to be started keeps its data.</param>
    /// <param name="plain">Whether one that has to be started is Azurite as it is, without the index by keys.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public static Task<DevelopmentStorage> UseAsync(
        string dataDirectory, bool plain = false, CancellationToken cancellationToken = default) =>
        UseAsync(AzuritePorts.Development, dataDirectory, plain, cancellationToken);

    /// <summary>The same on other ports than the well-known ones.</summary>
    internal static async Task<DevelopmentStorage> UseAsync(
        AzuritePorts ports, string dataDirectory, bool plain, CancellationToken cancellationToken)
    {
        var storage = new DevelopmentStorage(
            Path.Combine(Path.GetTempPath(), $"dvc-azurite-{Environment.UserName}-{ports.Queue}"));
        await using var gate = await storage.EnterAsync(cancellationToken);
        if (!await ports.AnswerAsync(cancellationToken))
        {
            await storage.StartAsync(ports, dataDirectory, plain, cancellationToken);
        }

        storage.use = storage.Lock(".users", FileShare.ReadWrite);
        return storage;
    }

    /// <summary>Leaves the Azurite, and stops it where this was its last app and one of them had started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (use is null)
        {
            return;
        }

        await using var gate = await EnterAsync(CancellationToken.None);
        await use.DisposeAsync();
        use = null;
        await using var last = TryLock(".users", FileShare.None);
        if (last is not null && File.Exists(ProcessIdFile))
        {
            var id = int.Parse(await File.ReadAllTextAsync(ProcessIdFile), CultureInfo.InvariantCulture);
            if (AzuriteProcess.IsRunning(id, beganBefore: File.GetLastWriteTime(ProcessIdFile)))
            {
                await AzuriteProcess.StopAsync(id, CancellationToken.None);
            }

            File.Delete(ProcessIdFile);
        }
    }

    private async Task StartAsync(AzuritePorts ports, string dataDirectory, bool plain, CancellationToken cancellationToken)
    {
        var (id, launchersInput) =
            await AzuriteProcess.StartAsync(ports, dataDirectory, owned: false, plain, cancellationToken);
        await launchersInput.DisposeAsync();
        await File.WriteAllTextAsync(ProcessIdFile, id.ToString(CultureInfo.InvariantCulture), CancellationToken.None);
    }

    private async Task<FileStream> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryLock(".gate", FileShare.None) is { } gate)
            {
                return gate;
            }

            await Task.Delay(PollingInterval, cancellationToken);
        }
    }

    private FileStream? TryLock(string suffix, FileShare share)
    {
        try
        {
            return Lock(suffix, share);
        }
        catch (IOException exception) when (exception is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    // On Unix this is flock(2), exclusive where nothing is shared.
    private FileStream Lock(string suffix, FileShare share) =>
        new(path + suffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
}
