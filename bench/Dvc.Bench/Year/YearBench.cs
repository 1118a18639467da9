using Dvc.Azurite;
using Dvc.Cli.Demo;
using Dvc.Cli.Events;
using Spectre.Console;

namespace Dvc.Bench.Year;

/// <summary>A year through HTTP to figures, in an app and a storage of its own, with figures read all the while.</summary>
/// <param name="console">Where to show how far it is.</param>
/// <param name="plain">Whether over Azurite as it is, without the index by keys.</param>
internal sealed class YearBench(IAnsiConsole console, bool plain)
{
    // So that figures are read while they are rolled up, again and again.
    private const string RollUpSchedule = "*/10 * * * * *";

    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs a year of about so many events.</summary>
    /// <param name="events">How many.</param>
    /// <param name="log">The file that gets what the app prints.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<YearResult> RunAsync(int events, string log, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var feed = YearFeed.Generate(events);
        await using var azurite = await AzuriteServer.StartAsync(plain: plain, cancellationToken: cancellationToken);
        await using var app = await AppProcess.StartAsync(azurite.ConnectionString, log, cancellationToken, RollUpSchedule);
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Add(EventSender.KeyHeader, AppProcess.SourceKey);
        await new AppClient(http).PutProceduresAsync(feed.Services, cancellationToken);

        var reader = new YearReader(http, time);
        var began = time.GetTimestamp();
        await console.Progress().Columns(StepProgress.Columns()).StartAsync(async progress =>
        {
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var steps = SettleAsync(feed, http, new StepProgress(progress, feed.Events.Count), cancellationToken);
            var reading = Task.WhenAll(reader.RunAsync(over.Token), ShowAsync(reader, progress, over.Token));
            await Task.WhenAny(steps, reading);
            await over.CancelAsync();
            await Task.WhenAll(steps, reading);
        });
        var elapsed = time.GetElapsedTime(began);

        var comparison = new YearComparison(http, new YearRecount(feed.Events));
        await console.Status().StartAsync("Comparing every figure with a recount ...", _ => comparison.RunAsync(cancellationToken));
        return new YearResult(feed.Events.Count, elapsed, reader, comparison);
    }

    private async Task SettleAsync(YearFeed feed, HttpClient http, StepProgress steps, CancellationToken cancellationToken)
    {
        await new EventSender(http, TimeProvider.System, console.WriteLine).SendAsync(EventBatch.Pack(feed.Events), steps.Posted, cancellationToken);
        var settlement = new Settlement(new AppClient(http), TimeProvider.System);
        await settlement.UntilRecordedAsync(steps.Recording, cancellationToken);
        await settlement.UntilRolledUpAsync(steps.RollingUp, cancellationToken);
        steps.End();
    }

    private static async Task ShowAsync(YearReader reader, ProgressContext progress, CancellationToken cancellationToken)
    {
        var reading = progress.AddTask("Reading").IsIndeterminate();
        using var tick = new PeriodicTimer(RefreshEvery);
        try
        {
            while (await tick.WaitForNextTickAsync(cancellationToken))
            {
                reading.Description = $"Reading: {reader.Answers:N0} answers, {reader.Contradictions.Count:N0} wrong";
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            reading.IsIndeterminate(indeterminate: false).Value(reading.MaxValue).StopTask();
        }
    }
}
