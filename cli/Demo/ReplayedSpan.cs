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
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
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
        var posting = progress.AddTask($"Posting {events.Count:N0} events", maxValue: events.Count);
        var recording = progress.AddTask("Recording", autoStart: false);
        var rollingUp = progress.AddTask("Rolling up", autoStart: false);

        var deliveries = EventBatch.Pack(OfficeDeliveries.Of(events));
        await new EventSender(http, time, console.WriteLine).SendAsync(deliveries, taken => posting.Increment(taken), cancellationToken);
        var settlement = new Settlement(app, time);
        await settlement.UntilRecordedAsync(CountingDown(recording), cancellationToken);
        await settlement.UntilRolledUpAsync(CountingDown(rollingUp), cancellationToken);
    }

    /// <summary>Shows what is left of the most there ever was.</summary>
    private static Action<int> CountingDown(ProgressTask task)
    {
        var most = 0;
        task.StartTask();
        return left =>
        {
            most = Math.Max(most, left);
            task.MaxValue = Math.Max(most, 1);
            task.Value = task.MaxValue - left;
        };
    }
}
