using System.Globalization;

namespace Dvc.Azurite;

/// <summary>
/// The Azurite behind the connection string <c>UseDevelopmentStorage=true</c>, shared by all apps of this machine.
/// The first app starts it if nothing listens yet; the last one stops what one of them started. An app joins only where the
/// data are in the folder that it names.
/// </summary>
/// <remarks>
/// Every app holds a shared lock on one file while it uses the Azurite, and whoever can have that lock alone is the
/// last. The system frees the locks of a killed app. A second file is locked while an app comes or goes, and a third
/// holds the process id of the Azurite that one of the apps started, and its data folder on the next line.
/// </remarks>
public sealed class DevelopmentStorage : IAsyncDisposable
{
    private static readonly TimeSpan PollingInterval = TimeSpan.FromMilliseconds(50);

    private readonly string path;
    private FileStream? use;

    private DevelopmentStorage(string path) => this.path = path;

    private string ProcessIdFile => path + ".pid";

    /// <summary>Joins the Azurite that runs with the same data, or starts one.</summary>
    /// <param name="dataDirectory">Where it keeps its data.</param>
    /// <param name="plain">Whether one that has to be started is Azurite as it is, without the index by keys.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <exception cref="StorageTakenException">One runs with other data, or with data that nobody knows the place of.</exception>
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
        if (await ports.AnswerAsync(cancellationToken))
        {
            storage.RequireSameData(ports, Folder(dataDirectory));
        }
        else
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
        if (last is not null)
        {
            if (OwnAzurite() is { } own)
            {
                await AzuriteProcess.StopAsync(own.ProcessId, CancellationToken.None);
            }

            File.Delete(ProcessIdFile);
        }
    }

    private static string Folder(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    // The Azurite that one of the apps started, if it still runs.
    private PortOwner? OwnAzurite()
    {
        if (!File.Exists(ProcessIdFile))
        {
            return null;
        }

        var lines = File.ReadAllLines(ProcessIdFile);
        var id = int.Parse(lines[0], CultureInfo.InvariantCulture);
        return AzuriteProcess.IsRunning(id, beganBefore: File.GetLastWriteTime(ProcessIdFile)) ? new PortOwner(id, lines.ElementAtOrDefault(1)) : null;
    }

    private void RequireSameData(AzuritePorts ports, string folder)
    {
        var owner = PortOwner.Of(ports.Table) ?? OwnAzurite();
        if (owner?.DataDirectory is { } other && Folder(other) == folder)
        {
            return;
        }

        var whose = owner switch
        {
            null => "a process that cannot be asked",
            { DataDirectory: null } => $"process {owner.ProcessId}, which keeps no data in a folder",
            _ => $"process {owner.ProcessId}, which keeps its data in {Folder(owner.DataDirectory)}",
        };
        var join = owner?.DataDirectory is null ? "name its connection string in place of UseDevelopmentStorage=true" : $"use its data with --data {Folder(owner.DataDirectory)}";
        throw new StorageTakenException(
            $"The data cannot be kept in {folder}: the ports {ports.Queue} and {ports.Table} of UseDevelopmentStorage=true belong to {whose}. End it, or {join}.");
    }

    private async Task StartAsync(AzuritePorts ports, string dataDirectory, bool plain, CancellationToken cancellationToken)
    {
        var (id, launchersInput) =
            await AzuriteProcess.StartAsync(ports, dataDirectory, owned: false, plain, cancellationToken);
        await launchersInput.DisposeAsync();
        await File.WriteAllTextAsync(ProcessIdFile, string.Create(CultureInfo.InvariantCulture, $"{id}\n{Folder(dataDirectory)}"), CancellationToken.None);
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
