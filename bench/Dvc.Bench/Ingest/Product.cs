using System.Diagnostics;
using Dvc.Core.Agencies;
using Dvc.Core.Kpi;
using Dvc.Functions.Ingest;
using Dvc.Azurite;
using Dvc.Storage;
using Dvc.Storage.Ingest;
using Dvc.Storage.Kpi;
using Dvc.Storage.Sources;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Dvc.Bench.Ingest;

/// <summary>The product's parts as it registers them itself, over an Azurite of their own in memory.</summary>
internal sealed class Product : IAsyncDisposable
{
    // One for each province and city.
    private const int Sources = 34;
    private const int RequestsPerMinute = 600;

    private readonly AzuriteServer azurite;
    private readonly ServiceProvider services;

    private Product(AzuriteServer azurite)
    {
        this.azurite = azurite;
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddDvcStorage()
            .Configure<StorageOptions>(storage => storage.ConnectionString = azurite.ConnectionString)
            .AddSingleton<RecordDossiers>()
            .BuildServiceProvider();
    }

    /// <summary>The CPU time that its storage took so far.</summary>
    public TimeSpan AzuriteCpu
    {
        get
        {
            using var process = Process.GetProcessById(azurite.ProcessId);
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Product> StartAsync(bool plain, CancellationToken cancellationToken)
    {
        var product = new Product(await AzuriteServer.StartAsync(plain: plain, cancellationToken: cancellationToken));
        try
        {
            await product.Part<StorageTables>().CreateAsync(cancellationToken);
            await product.Part<EventQueue>().CreateAsync(cancellationToken);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public T Part<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes as many sources as there may be in production, and returns the key of one.</summary>
    public async Task<string> AddSourcesAsync(AgencyCode agency, CancellationToken cancellationToken)
    {
        string? key = null;
        for (var number = 1; number <= Sources; number++)
        {
            (_, key) = await Part<SourceStore>().PutAsync($"source-{number}", agency, RequestsPerMinute, cancellationToken);
        }

        return key!;
    }

    /// <summary>What the whole country has in <paramref name="span"/>.</summary>
    public async Task<Figures> CountAsync(DateInterval span, CancellationToken cancellationToken)
    {
        var tree = await Part<KpiReader>().ReadTreeAsync(AgencyCode.Country, span, cancellationToken);
        return tree[AgencyCode.Country].Figures;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await azurite.DisposeAsync();
    }
}
