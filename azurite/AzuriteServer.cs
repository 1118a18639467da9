namespace Dvc.Azurite;

/// <summary>An Azurite of one's own: queues and tables on 127.0.0.1, gone when its owner is.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // Azurite's published account and key, the same for everybody.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly string? dataDirectory;
    private readonly bool plain;
    private StreamWriter? ownersHold;

    private AzuriteServer(AzuritePorts ports, string? dataDirectory, bool plain)
    {
        Ports = ports;
        this.dataDirectory = dataDirectory;
        this.plain = plain;
    }

    /// <summary>Where it listens.</summary>
    public AzuritePorts Ports { get; }

    /// <summary>Its process, of the latest start.</summary>
    public int ProcessId { get; private set; }

    /// <summary>The queue service, with the account.</summary>
    public Uri QueueEndpoint => new($"http://127.0.0.1:{Ports.Queue}/{Account}");

    /// <summary>The table service, with the account.</summary>
    public Uri TableEndpoint => new($"http://127.0.0.1:{Ports.Table}/{Account}");

    /// <summary>For clients of either service.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Starts an Azurite and waits until it serves.</summary>
    /// <param name="ports">Free ones by default.</param>
    /// <param name="dataDirectory">By default nothing is kept: everything is in memory.</param>
    /// <param name="plain">Azurite as it is, without the index by keys.</param>
    /// <param name="cancellationToken">Ends the wait, and the Azurite.</param>
    public static async Task<AzuriteServer> StartAsync(
        AzuritePorts? ports = null,
        string? dataDirectory = null,
        bool plain = false,
        CancellationToken cancellationToken = default)
    {
        var server = new AzuriteServer(ports ?? AzuritePorts.Free(), dataDirectory, plain);
        await server.StartAgainAsync(cancellationToken);
        return server;
    }

    /// <summary>Stops it with SIGTERM, upon which it writes its data.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (ownersHold is not null)
        {
            await AzuriteProcess.StopAsync(ProcessId, cancellationToken);
            await ownersHold.DisposeAsync();
            ownersHold = null;
        }
    }

    /// <summary>Stops it, if it still runs, and starts it on the same ports and data.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync(cancellationToken);
        await StartAgainAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StartAgainAsync(CancellationToken cancellationToken) =>
        (ProcessId, ownersHold) =
            await AzuriteProcess.StartAsync(Ports, dataDirectory, owned: true, plain, cancellationToken);
}
