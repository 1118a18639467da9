using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Oracle;
using Dvc.Testing.Tables;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dvc.Storage.Tests.Faults;

/// <summary>
/// Histories that no sender would dare to send, recorded by two recorders and rolled up by two roll-ups at once while
/// storage loses requests and answers: ledger, facts and kpis must equal the recount in the end.
/// </summary>
public sealed class RandomHistoryTests(AzuriteFixture azurite)
{
    private const int Workers = 2;
    private static readonly LocalDate FarAway = new(2100, 1, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_memory_every_history_counts_every_dossier_once()
    {
        for (var run = 0; run < 250; run++)
        {
            var time = new TestTime();
            await RunAsync(new InMemoryTables(time), time, Environment.TickCount + run);
        }
    }

    [Fact]
    public async Task At_Azurite_every_history_counts_every_dossier_once()
    {
        for (var run = 0; run < 10; run++)
        {
            await RunAsync(new PrefixedTables(azurite.Tables, $"r{Guid.NewGuid():N}"), TimeProvider.System, Environment.TickCount + run);
        }
    }

    private static async Task RunAsync(TableServiceClient service, TimeProvider time, int seed)
    {
        try
        {
            var events = Events(seed);
            var parts = new StorageParts(service, time);
            await parts.Tables.CreateAsync(Token);
            var faulty = new StorageParts(new InterceptedTables(service, new FaultyCalls(seed)), time);
            await DeliverAsync(faulty, events, new System.Random(seed));
            await parts.RollUp.RunAsync(Token);

            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(events));
            await ShouldEqualRecountAsync(parts, new Recount(events));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The history of seed {seed} failed.", failure);
        }
    }

    // Some dossiers' events in two homes and a bucket, in any order, some more than once.
    private static IReadOnlyList<SentEvent> Events(int seed)
    {
        string[] ids = ["H60.12-261102-0001", "H60.12-261102-0002", "H15.50-261102-0001", "X-261102-0001"];
        var histories =
            from events in Gen.CollectToList(ids, id => Histories.Event(id).ListOf(4))
            from deliveries in Histories.Deliveries([.. events.SelectMany(history => history)])
            select deliveries;
        return histories.Sample(1, new Rnd((ulong)seed, 11), 50).Single();
    }

    private static async Task DeliverAsync(StorageParts parts, IReadOnlyList<SentEvent> events, System.Random random)
    {
        var messages = new ConcurrentQueue<IReadOnlyList<SentEvent>>();
        for (var index = 0; index < events.Count;)
        {
            List<SentEvent> message = [.. events.Skip(index).Take(random.Next(1, 5))];
            messages.Enqueue(message);
            index += message.Count;
        }

        var recorders = Workers;
        await Task.WhenAll(Enumerable.Range(0, Workers).SelectMany(_ => new[]
        {
            Task.Run(async () =>
            {
                try
                {
                    await RecordAsync(parts, messages);
                }
                finally
                {
                    Interlocked.Decrement(ref recorders);
                }
            }),
            Task.Run(() => RollUpWhileAsync(parts, () => Volatile.Read(ref recorders) > 0)),
        }));
    }

    private static async Task RecordAsync(StorageParts parts, ConcurrentQueue<IReadOnlyList<SentEvent>> messages)
    {
        var failures = 0;
        while (messages.TryDequeue(out var message))
        {
            try
            {
                await parts.Recorder.RecordAsync(message, Token);
            }
            catch (AggregateException failure) when (failure.InnerException is RequestFailedException && ++failures < 200)
            {
                messages.Enqueue(message);
            }
        }
    }

    private static async Task RollUpWhileAsync(StorageParts parts, Func<bool> isRecording)
    {
        while (isRecording())
        {
            try
            {
                await parts.RollUp.RunAsync(Token);
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException { InnerException: RequestFailedException })
            {
                // The next one goes on, as it does after a crash.
            }
        }
    }

    private static async Task ShouldEqualRecountAsync(StorageParts parts, Recount recount)
    {
        foreach (var agency in new[] { "VN", "H60", "H60.1", "H60.10" })
        {
            foreach (var span in new[] { Clock.Days("2026-11-01", "2026-11-30"), Clock.Days("2026-11-05", "2026-11-08"), Clock.Days("2026-11-09", "2027-01-10") })
            {
                var code = AgencyCode.Parse(agency);
                var figures = (await parts.Reader.ReadTreeAsync(code, span, Token)).GetValueOrDefault(code)?.Figures;
                var expected = recount.Of(agency, span, FarAway);
                (figures?.CarriedOver ?? 0, figures?.Received ?? 0, figures?.Resolved ?? 0, figures?.Late ?? 0, figures?.Open ?? 0, figures?.Overdue ?? 0, figures?.Span[Counter.HandlingDays] ?? 0)
                    .ShouldBe((Of("carriedOver"), Of("received"), Of("resolved"), Of("late"), Of("open"), Of("overdue"), Of("handlingDays")), $"{agency} {span}");

                long Of(string name) => expected.GetValueOrDefault(name);
            }
        }
    }
}
