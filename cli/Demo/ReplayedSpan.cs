using System.Text.Json;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;
using Spectre.Console;

namespace Dvc.Cli.Demo;

/// <summary>A replay of published months into a running app, from the first post to the figures read back.</summary>
internal sealed class ReplayedSpan(Sample sample, HttpClient http, IAnsiConsole console, TimeProvider time)
{
    private readonly AppClient app = new(http);

    public async Task<ReplayResult> ReplayAsync(CancellationToken cancellationToken)
    {
        var events = SampleFeed.Generate(sample.Feed);
        await app.PutProceduresAsync(SampleFeed.Services(sample.Feed), cancellationToken);
        var before = (await app.GetHealthAsync(cancellationToken)).StorageRequests;
        var started = time.GetTimestamp();
        await console.Progress()
            .Columns(StepProgress.Columns())
            .StartAsync(progress => SettleAsync(events, progress, cancellationToken));
        var elapsed = time.GetElapsedTime(started);
        var after = (await app.GetHealthAsync(cancellationToken)).StorageRequests;

        var json = await app.GetRangeAsync(sample.Period, sample.Agency.Code, cancellationToken);
        var counts = JsonSerializer.Deserialize(json, AppJson.Default.KpiReport)!.Counts;
        var services = await app.GetServicesAsync(sample.Period.From.Year, sample.Agency.Code, cancellationToken);
        return new ReplayResult(json, Comparison.Of(new KpiCounts(counts.Received, counts.Resolved, services), sample.Published), events.Count, elapsed, after - before);
    }

    private async Task SettleAsync(
        IReadOnlyList<DossierEvent> events, ProgressContext progress, CancellationToken cancellationToken)
    {
        var steps = new StepProgress(progress, events.Count);
        var deliveries = EventBatch.Pack(OfficeDeliveries.Of(events));
        await new EventSender(http, time, console.WriteLine).SendAsync(deliveries, steps.Posted, cancellationToken);
        var settlement = new Settlement(app, time);
        await settlement.UntilRecordedAsync(steps.Recording, cancellationToken);
        await settlement.UntilRolledUpAsync(steps.RollingUp, cancellationToken);
        steps.End();
    }
}
