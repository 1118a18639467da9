using System.Text;
using Dvc.Cli.Events;
using Dvc.Cli.Samples;

namespace Dvc.Cli.Tests;

/// <summary>The sample feed as its receiver sees it: lines of JSON, read without the code that wrote them.</summary>
internal static class SentEvents
{
    private static readonly Lazy<IReadOnlyList<DossierEvent>> Feed = new(() => SampleFeed.Generate(Sample.TuyenQuang2022().Feed));

    private static readonly Lazy<(IReadOnlyList<EventBatch> Batches, IReadOnlyList<SentEvent> Events)> Generated = new(() =>
    {
        var batches = EventBatch.Pack(Sendings).ToArray();
        return (batches, [.. batches.SelectMany(Lines).Select(SentEvent.Parse)]);
    });

    private static readonly Lazy<IReadOnlyList<SentEvent>> SampleLatest = new(() => Latest(All));

    /// <summary>What the lines are written from.</summary>
    public static IReadOnlyList<DossierEvent> Sendings => Feed.Value;

    public static IReadOnlyList<EventBatch> Batches => Generated.Value.Batches;

    public static IReadOnlyList<SentEvent> All => Generated.Value.Events;

    /// <summary>Every dossier's last state.</summary>
    public static IReadOnlyList<SentEvent> Dossiers => SampleLatest.Value;

    public static IReadOnlyList<SentEvent> Latest(IEnumerable<SentEvent> events) =>
        [.. events.GroupBy(e => e.DossierId).Select(states => states.MaxBy(e => e.UpdatedAt)!)];

    public static string[] Lines(EventBatch batch) =>
        Encoding.UTF8.GetString(batch.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
