using System.Text.Json;
using Dvc.Core.Kpi;
using Dvc.Protocol.Tests.Protocol;
using Dvc.Storage.RollUp;
using Dvc.Testing.Dossiers;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>What one worker of a scenario does.</summary>
/// <param name="Work">Its work.</param>
internal sealed record Actor(Func<Play, StorageParts, Task> Work)
{
    /// <summary>The message it records; delivered again where it fails.</summary>
    public IReadOnlyList<SentEvent> Message { get; init; } = [];

    /// <summary>Whether it writes what is to be right in the end, and so may fail at it.</summary>
    public bool MayFail { get; init; } = true;

    public static Actor RollUp() => new((_, parts) => parts.RollUp.RunAsync());

    public static Actor Recorder(params IEnumerable<string> stories)
    {
        List<SentEvent> message = [.. stories.SelectMany(Story.Snapshots).Select(SentEvent.Of)];
        return new Actor((_, parts) => parts.Recorder.RecordAsync(message, CancellationToken.None)) { Message = message };
    }

    /// <summary>Whoever reads figures, and must be given none that contradict each other.</summary>
    /// <param name="read">What is read; contradictory figures are no answer, but 503.</param>
    public static Actor FiguresReader(Func<FiguresReader, Task<JsonElement>> read) => new(async (play, parts) =>
    {
        try
        {
            Play.Require(await read(new FiguresReader(parts, play.Time)));
        }
        catch (ContradictoryFiguresException)
        {
        }
    })
    { MayFail = false };

    /// <summary>A process that answers from memory, and is asked again when what it believed of the version is too old.</summary>
    public static Actor Reader() => new(async (play, parts) =>
    {
        play.Reader = new WeekReader(parts, play.Time);
        await play.AskAsync();
        play.Time.Advance(FiguresJournal.MaxAge);
        await play.AskAsync();
    })
    { MayFail = false };
}
