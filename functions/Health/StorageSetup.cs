using Azure;
using Dvc.Functions.Catalog;
using Dvc.Functions.Timers;
using Dvc.Storage;
using Dvc.Storage.Ingest;
using Dvc.Storage.Timers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dvc.Functions.Health;

/// <summary>Creates tables and queue before the first function runs.</summary>
/// <param name="tables">The tables.</param>
/// <param name="queue">The queue.</param>
/// <param name="seed">What the catalogue begins with.</param>
/// <param name="timers">What is known of timers, which are expected to run from the first start on.</param>
/// <param name="schedules">When.</param>
/// <param name="time">The clock of the pauses between tries.</param>
/// <param name="logger">The log.</param>
public sealed class StorageSetup(
    StorageTables tables,
    EventQueue queue,
    CatalogSeed seed,
    TimerJournal timers,
    IOptions<ScheduleOptions> schedules,
    TimeProvider time,
    ILogger<StorageSetup> logger)
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
                await timers.ExpectAsync(schedules.Value.ByTimer, cancellationToken);
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
