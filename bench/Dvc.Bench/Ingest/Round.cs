using System.Diagnostics;
using Dvc.Cli.Events;
using Dvc.Storage.Audit;

namespace Dvc.Bench.Ingest;

/// <summary>One round of one variant.</summary>
internal static class Round
{
    /// <summary>Ingests <paramref name="workload"/> into a storage of its own.</summary>
    public static async Task<RoundResult> RunAsync(Variant variant, Workload workload, bool plain, CancellationToken cancellationToken)
    {
        await using var product = await Product.StartAsync(plain, cancellationToken);
        var key = await product.AddSourcesAsync(workload.Agency, cancellationToken);
        return await RunAsync(variant, workload, product, key, cancellationToken);
    }

    /// <summary>Ingests <paramref name="workload"/> into <paramref name="product"/>, which holds no dossiers yet.</summary>
    public static async Task<RoundResult> RunAsync(
        Variant variant, Workload workload, Product product, string key, CancellationToken cancellationToken)
    {
        var path = new IngestPath(variant, product, key);
        GC.Collect(); // What earlier rounds left is not this one's to clear away.
        var (ownCpu, azuriteCpu, clock) = (Environment.CpuUsage.TotalTime, product.AzuriteCpu, Stopwatch.StartNew());
        await RunAsync(path, workload.Deliveries, variant.Audits ? product.Part<AuditRunner>() : null, cancellationToken);
        var elapsed = clock.Elapsed;
        (ownCpu, azuriteCpu) = (Environment.CpuUsage.TotalTime - ownCpu, product.AzuriteCpu - azuriteCpu);

        var counted = await product.CountAsync(workload.Span, cancellationToken);
        var report = await product.Part<AuditJournal>().ReadAsync(cancellationToken);
        return new RoundResult(variant, workload.Events, elapsed, ownCpu, azuriteCpu, counted, report?.Total);
    }

    private static async Task RunAsync(
        IngestPath path, IEnumerable<EventBatch> deliveries, AuditRunner? audit, CancellationToken cancellationToken)
    {
        using var ingested = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var auditing = audit is null ? Task.CompletedTask : AuditAsync(audit, ingested.Token);
        try
        {
            await path.RunAsync(deliveries, cancellationToken);
        }
        finally
        {
            await ingested.CancelAsync();
            await auditing;
        }
    }

    private static async Task AuditAsync(AuditRunner audit, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await audit.RunAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The ingest that it ran beside is over.
        }
    }
}
