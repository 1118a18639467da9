using Dvc.Testing.Dossiers;
using Dvc.Testing.Tables;

namespace Dvc.Storage.Tests.Schedules;

/// <summary>Who works at once, and on what.</summary>
internal sealed class Scenario
{
    private Scenario(string name, InMemoryTables tables, IReadOnlyList<Actor> actors, IReadOnlyList<SentEvent> sent)
    {
        (Name, Tables, Actors) = (name, tables, actors);
        Expected = StoredNumbers.Expected(sent);
        Received = sent.Select(one => one.DossierId).Distinct(StringComparer.Ordinal).Count();
    }

    public string Name { get; }

    /// <summary>The tables at the beginning, never written to.</summary>
    public InMemoryTables Tables { get; }

    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>What the tables must hold in the end.</summary>
    public SortedDictionary<string, string> Expected { get; }

    /// <summary>How many dossiers the country has received in the end.</summary>
    public long Received { get; }

    /// <summary>Whether counters only ever grow, so that one that falls went back to an older sum.</summary>
    public bool Grows { get; init; } = true;

    /// <summary>The calls before which a turn may be taken from a worker, and at which faults may happen.</summary>
    public Func<TableCall, bool> Points { get; init; } = Calls.Any;

    /// <summary>Tables in which <paramref name="rolledUp"/> is rolled up and <paramref name="recorded"/> is not yet.</summary>
    public static async Task<Scenario> OfAsync(string name, string[] rolledUp, string[] recorded, params Actor[] actors)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(rolledUp);
        await storage.RollUpAsync();
        foreach (var story in recorded)
        {
            await storage.RecordAsync(story);
        }

        var sent = rolledUp.Concat(recorded).SelectMany(Story.Snapshots).Select(SentEvent.Of).Concat(actors.SelectMany(actor => actor.Message));
        return new Scenario(name, storage.Memory, actors, [.. sent]);
    }
}
