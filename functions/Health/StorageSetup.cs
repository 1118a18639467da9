using Azure;
using Dvc.Functions.Catalog;
using Dvc.Storage;
using Dvc.Storage.Ingest;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dvc.Functions.Health;

/// <summary>Creates tables and queue before the first function runs.</summary>
/// <param name="tables">The tables.</param>
/// <param name="queue">The queue.</param>
/// <param name="seed">What the catalogue begins with.</param>
/// <param name="time">The clock of the pauses between tries.</param>
/// <param name="logger">The log.</param>
public sealed class StorageSetup(StorageTables tables, EventQueue queue, CatalogSeed seed, TimeProvider time, ILogger<StorageSetup> logger)
    : IHostedLifecycleService
{
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Runs before every service starts, those that take requests and messages among them.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await tables.CreateAsync(cancellationToken);
                await queue.CreateAsync(cancellationToken);
                await seed.WriteAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException && attempt < Attempts)
            {
                logger.StorageNotReady(failure);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
