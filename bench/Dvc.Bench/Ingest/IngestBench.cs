using Dvc.Cli;
using Dvc.Storage.Sources;
using Spectre.Console;

namespace Dvc.Bench.Ingest;

/// <summary>Runs every variant in every round, and compares what they counted.</summary>
/// <param name="console">Where to report.</param>
/// <param name="plain">Whether it measures over Azurite as it is, without the index by keys.</param>
internal sealed class IngestBench(IAnsiConsole console, bool plain)
{
    /// <summary>Measures and reports.</summary>
    /// <returns>An exit code, <see cref="ExitCode.FiguresDiffer"/> where a variant did not count what was sent.</returns>
    public async Task<int> RunAsync(Workload workload, int count, CancellationToken cancellationToken)
    {
        console.WriteLine("Warming up, and measuring parts alone ...");
        var parts = await WarmUpAsync(workload, cancellationToken);
        List<RoundResult> rounds = [];
        for (var number = 1; number <= count; number++)
        {
            // All of them in turn, so that a machine which grows slower or faster does so for all.
            foreach (var variant in Variant.All)
            {
                console.WriteLine($"Round {number} of {count}: {variant.Name} ...");
                rounds.Add(await Round.RunAsync(variant, workload, plain, cancellationToken));
            }
        }

        new IngestReport(console).Print(workload, rounds, parts);
        return rounds.All(round => round.IsRight(workload, rounds[0].Counted)) ? ExitCode.Success : ExitCode.FiguresDiffer;
    }

    // Both ways of reading, once: a variant must not pay for what is compiled at its first call.
    private async Task<IReadOnlyList<PartTime>> WarmUpAsync(Workload workload, CancellationToken cancellationToken)
    {
        var beginning = workload with { Deliveries = [.. workload.Deliveries.Take(4)] };
        await Round.RunAsync(Variant.Baseline, beginning, plain, cancellationToken);
        await using var product = await Product.StartAsync(plain, cancellationToken);
        var key = await product.AddSourcesAsync(workload.Agency, cancellationToken);
        await Round.RunAsync(Variant.Everything, beginning, product, key, cancellationToken);
        return await PartTimes.MeasureAsync(workload.Deliveries[0], product.Part<SourceKeys>(), key, cancellationToken);
    }
}
