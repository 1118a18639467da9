using Azure.Data.Tables;
using Dvc.Storage;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>Who works at once, and on what.</summary>
internal sealed class Scenario
{
    private readonly string name;

    private Scenario(string name, InMemoryTables tables, IReadOnlyList<Actor> actors, IReadOnlyList<SentEvent> sent)
    {
        (this.name, Tables, Actors) = (name, tables, actors);
        Expected = StoredNumbers.Expected(sent);
        Received = sent.Select(one => one.DossierId).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The tables at the beginning, never written to.</summary>
    public InMemoryTables Tables { get; }

    public IReadOnlyList<Actor> Actors { get; }

    /// <summary>What the tables must hold in the end.</summary>
    public SortedDictionary<string, string> Expected { get; }

    /// <summary>How many dossiers the country has received in the end.</summary>
    public long Received { get; }

    /// <summary>The moved dates that must be known in the end: those that are after one worker after the other.</summary>
    public required IReadOnlyList<string> Moves { get; init; }

    /// <summary>Whether counters only ever grow, so that one that falls went back to an older sum.</summary>
    public bool Grows { get; private init; } = true;

    /// <summary>The calls before which a turn may be taken from a worker, and at which faults may happen.</summary>
    public Func<TableCall, bool> Points { get; private init; } = Calls.Any;

    /// <summary>Tables in which <paramref name="rolledUp"/> is rolled up and <paramref name="recorded"/> is not yet.</summary>
    public static async Task<Scenario> OfAsync(
        string name, IEnumerable<string> rolledUp, IEnumerable<string> recorded, IReadOnlyList<Actor> actors, bool grows = true, Func<TableCall, bool>? points = null)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(rolledUp);
        await storage.RollUpAsync();
        await storage.RecordAsync(recorded);
        var start = storage.Memory.Copy(storage.Time);
        foreach (var actor in actors)
        {
            await storage.RecordAsync(actor.Message);
        }

        await storage.RollUpAsync();
        var sent = rolledUp.Concat(recorded).SelectMany(Story.Snapshots).Select(SentEvent.Of).Concat(actors.SelectMany(actor => actor.Message));
        return new Scenario(name, start, actors, [.. sent])
        {
            Grows = grows,
            Points = points ?? Calls.Any,
            Moves = await MovesAsync(storage.Tables),
        };
    }

    /// <summary>The moved dates that are known.</summary>
    public static async Task<IReadOnlyList<string>> MovesAsync(StorageTables tables)
    {
        List<string> moves = [];
        await foreach (var row in tables.Moves.QueryAsync<TableEntity>())
        {
            moves.Add($"{row.PartitionKey} {row.RowKey}");
        }

        return moves;
    }

    public override string ToString() => name;
}
