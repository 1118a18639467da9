using System.Diagnostics.Metrics;
using Dvc.Storage;
using Dvc.Storage.Ingest;

namespace Dvc.Functions.Health;

/// <summary>
/// Counts the storage requests of this process, retries included, from the runtime's HTTP meter. Those of triggers are
/// the host's, which is another process.
/// </summary>
public sealed class StorageRequests : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly (string Host, int Port) queueService;
    private readonly (string Host, int Port) tableService;
    private long queueRequests;
    private long tableReads;
    private long tableWrites;

    /// <summary>Starts counting requests to the services behind <paramref name="tables"/> and <paramref name="queue"/>.</summary>
    public StorageRequests(StorageTables tables, EventQueue queue)
    {
        tableService = (tables.Dossiers.Uri.Host, tables.Dossiers.Uri.Port);
        queueService = (queue.Uri.Host, queue.Uri.Port);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        listener.Start();
    }

    /// <summary>Requests to queues.</summary>
    public long Queue => Interlocked.Read(ref queueRequests);

    /// <summary>Requests that read tables.</summary>
    public long TableReads => Interlocked.Read(ref tableReads);

    /// <summary>Requests that write tables; a transaction is one.</summary>
    public long TableWrites => Interlocked.Read(ref tableWrites);

    /// <inheritdoc />
    public void Dispose() => listener.Dispose();

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        (string? Host, int Port) service = default;
        var reads = false;
        foreach (var (name, value) in tags)
        {
            switch (name)
            {
                case "server.address":
                    service.Host = value as string;
                    break;
                case "server.port":
                    service.Port = value as int? ?? 0;
                    break;
                case "http.request.method":
                    reads = value is "GET";
                    break;
            }
        }

        if (service == queueService)
        {
            Interlocked.Increment(ref queueRequests);
        }
        else if (service == tableService)
        {
            Interlocked.Increment(ref reads ? ref tableReads : ref tableWrites);
        }
    }
}
