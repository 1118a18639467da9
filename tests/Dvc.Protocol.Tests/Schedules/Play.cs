using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Dvc.Bench.Year;
using Dvc.Core.Postings;
using Dvc.Protocol.Tests.Protocol;
using Dvc.Storage;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using Dvc.Testing;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Schedules;

/// <summary>One schedule of a scenario, from its beginning to when all is at rest.</summary>
internal sealed class Play
{
    private const int MostRollUps = 3;

    private readonly Scenario scenario;
    private readonly Mutant? mutant;
    private readonly Pump pump = new();
    private readonly InMemoryTables tables;
    private readonly List<ScheduledWorker> workers = [];
    private readonly List<Task> works = [];
    private readonly List<(DateTimeOffset At, long Received)> announced = [];
    private readonly Dictionary<(string, EntityKey), Counters> derived = [];
    private int renamed;
    private bool isChangeUntold;

    public Play(Scenario scenario, Mutant? mutant)
    {
        (this.scenario, this.mutant) = (scenario, mutant);
        Time = new PumpedTime(pump, new TestTime().GetUtcNow());
        tables = scenario.Tables.Copy(Time);
    }

    public PumpedTime Time { get; }

    /// <summary>The process that keeps answers; null where none does.</summary>
    public WeekReader? Reader { get; set; }

    private bool IsAnyoneDead => workers.Exists(worker => worker.IsDead);

    /// <summary>Plays the schedule and returns its steps.</summary>
    /// <exception cref="ViolationException">A rule does not hold.</exception>
    public async Task<List<Step>> RunAsync(IReadOnlyList<Turn> schedule)
    {
        foreach (var actor in scenario.Actors)
        {
            var worker = new ScheduledWorker(Rename);
            workers.Add(worker);
            works.Add(pump.Start(() => actor.Work(this, Parts(worker, actor))));
        }

        var steps = await ScheduleAsync(schedule);
        var check = pump.Start(SettleAsync);
        pump.Run();
        if (!check.IsCompleted)
        {
            throw new ViolationException("What was left to do does not come to an end.");
        }

        await check;
        Reader?.Dispose();
        return steps;
    }

    /// <summary>Asks the process that keeps answers, which must not answer with anything older than ten seconds.</summary>
    public async Task AskAsync()
    {
        var believed = Time.GetUtcNow() - FiguresJournal.MaxAge;
        var least = announced.Where(change => change.At <= believed).Select(change => change.Received).DefaultIfEmpty().Max();
        var answered = await Reader!.ReceivedAsync();
        if (answered < least)
        {
            throw new ViolationException($"Answered with {answered} received, when {least} were announced ten seconds ago.");
        }
    }

    /// <summary>An answer was given, in which no figure may contradict another one.</summary>
    public static void Require(JsonElement answer)
    {
        if (Identities.Broken(answer).ToList() is { Count: > 0 } broken)
        {
            throw new ViolationException($"Answered with figures that contradict each other: {string.Join("; ", broken)}");
        }
    }

    private static bool IsRefusal(Exception? failure) =>
        failure is RequestFailedException or AggregateException { InnerException: RequestFailedException }
        || (failure is AggregateException { InnerException: AggregateException inner } && IsRefusal(inner));

    private async Task<List<Step>> ScheduleAsync(IReadOnlyList<Turn> schedule)
    {
        var steps = new List<Step>();
        var (current, turn) = (-1, 0);
        while (true)
        {
            pump.Run();
            var waiting = workers.ConvertAll(worker => worker.Next);
            if (waiting.TrueForAll(call => call is null))
            {
                break;
            }

            var (next, fault) = (Following(current, waiting), Fault.None);
            if (turn < schedule.Count && schedule[turn].At == steps.Count)
            {
                (next, fault) = (schedule[turn].Worker, schedule[turn].Fault);
                turn++;
            }

            var call = waiting[next] ?? throw new InvalidOperationException("The same schedule went another way.");
            workers[next].Pass(fault);
            pump.Run();
            var made = call.Actions is { } actions
                ? call with { Keys = [.. actions.Select(action => new EntityKey(action.Entity.PartitionKey, action.Entity.RowKey))] }
                : call;
            steps.Add(new Step(next, made, current, waiting));
            await WatchAsync(made, fault);
            current = next;
        }

        return turn == schedule.Count ? steps : throw new InvalidOperationException("The same schedule came to its end early.");
    }

    private static int Following(int current, List<TableCall?> waiting)
    {
        for (var offset = current < 0 ? 1 : 0; ; offset++)
        {
            var worker = (current + offset) % waiting.Count;
            if (waiting[worker] is not null)
            {
                return worker;
            }
        }
    }

    private StorageParts Parts(ScheduledWorker worker, Actor? actor)
    {
        TableServiceClient service = new InterceptedTables(tables, worker);
        return new StorageParts(mutant is null || actor is { MayFail: false } ? service : mutant.Over(service), Time);
    }

    private string Rename(string rowKey) => rowKey is ['x' or 't' or 'm', '|', ..] ? $"{rowKey[..2]}{renamed++:00000000}" : rowKey;

    // What a step wrote: no derived row goes back, who has something to publish is marked, and what was announced is what answers may not be older than.
    private async Task WatchAsync(TableCall made, Fault fault)
    {
        if (scenario.Grows && Calls.WriteDerived(made))
        {
            foreach (var key in made.Keys)
            {
                await RequireGrowthAsync(made.Table, key);
            }
        }

        if (Calls.Fold(made) || Calls.DeleteMark(made))
        {
            await RequireMarksAsync();
        }

        if (Reader is not null && Calls.ChangeVersion(made))
        {
            if (fault == Fault.LostRequest)
            {
                isChangeUntold = true;
                return;
            }

            var year = await FindAsync("kpis", new EntityKey("VN", "year|2026"));
            announced.Add((Time.GetUtcNow(), year?.GetInt64("receivedInPerson") ?? 0));
        }
    }

    private async Task RequireGrowthAsync(string table, EntityKey key)
    {
        if (await FindAsync(table, key) is not { } row)
        {
            return;
        }

        var after = CounterColumns.ReadCounters(row);
        var before = derived.GetValueOrDefault((table, key)) ?? Counters.Zero;
        if ((after - before).NonZero.Any(counter => counter.Value < 0))
        {
            throw new ViolationException($"{table} {key} went back from {before} to {after}.");
        }

        derived[(table, key)] = after;
    }

    private async Task RequireMarksAsync()
    {
        if (await new StorageParts(tables, Time).UnmarkedAsync() is [var home, ..])
        {
            throw new ViolationException($"{home} has days to publish and no mark.");
        }
    }

    private async Task<TableEntity?> FindAsync(string table, EntityKey key)
    {
        var row = await tables.GetTableClient(table).GetEntityIfExistsAsync<TableEntity>(key.PartitionKey, key.RowKey);
        return row.HasValue ? row.Value : null;
    }

    private async Task SettleAsync()
    {
        await EndAsync();
        if (Reader is not null && !isChangeUntold && !IsAnyoneDead)
        {
            // Whoever failed half way has told readers of what was written. Only the next roll-up can for one that died or could not.
            Time.Advance(FiguresJournal.MaxAge);
            using var fresh = new WeekReader(Parts(new ScheduledWorker(Rename) { IsFree = true }, actor: null), Time);
            await RequireAnswerAsync(await fresh.ReceivedAsync());
        }

        await FinishAsync();
        var stored = await StoredNumbers.ReadAsync(StorageTables.Of(tables), CancellationToken.None);
        if (!stored.SequenceEqual(scenario.Expected))
        {
            throw new ViolationException(string.Join('\n', stored.Except(scenario.Expected).Select(line => $"is     {line}")
                .Concat(scenario.Expected.Except(stored).Select(line => $"not is {line}"))));
        }

        var moves = await Scenario.MovesAsync(StorageTables.Of(tables));
        if (!moves.SequenceEqual(scenario.Moves, StringComparer.Ordinal))
        {
            throw new ViolationException($"Moves are {string.Join(' ', moves)} and not {string.Join(' ', scenario.Moves)}.");
        }

        if (Reader is not null)
        {
            Time.Advance(FiguresJournal.MaxAge);
            await RequireAnswerAsync(scenario.Received);
        }
    }

    // Everybody is done, dead, or was told of a failure.
    private async Task EndAsync()
    {
        for (var worker = 0; worker < workers.Count; worker++)
        {
            if (workers[worker].IsDead)
            {
                continue;
            }

            if (!works[worker].IsCompleted)
            {
                throw new ViolationException($"Worker {worker} waits for ever.");
            }

            if (works[worker].Exception is { } failure && !(workers[worker].HasFailed && IsRefusal(failure)))
            {
                throw failure.InnerException as ViolationException ?? new ViolationException($"Worker {worker} failed: {failure}");
            }

            workers[worker].Free();
        }
    }

    // What failed is delivered again, and then rolled up until no mark is left.
    private async Task FinishAsync()
    {
        for (var worker = 0; worker < workers.Count; worker++)
        {
            if (scenario.Actors[worker] is { Message.Count: > 0 } actor && (workers[worker].IsDead || works[worker].IsFaulted))
            {
                await actor.Work(this, Parts(new ScheduledWorker(Rename) { IsFree = true }, actor));
            }
        }

        var last = Parts(new ScheduledWorker(Rename) { IsFree = true }, actor: null);
        for (var rollUps = 0; rollUps < MostRollUps && (await last.Marks.ListAsync()).Count > 0; rollUps++)
        {
            await last.RollUp.RunAsync();
        }
    }

    private async Task RequireAnswerAsync(long? expected)
    {
        var answered = await Reader!.ReceivedAsync();
        if (answered != expected)
        {
            throw new ViolationException($"Answers with {answered?.ToString(CultureInfo.InvariantCulture) ?? "nothing"} received, ten seconds after all is at rest, instead of {expected}.");
        }
    }
}
