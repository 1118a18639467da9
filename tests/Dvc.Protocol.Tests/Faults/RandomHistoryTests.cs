using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Postings;
using Dvc.Functions.DeadLetters;
using Dvc.Functions.Ingest;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Ingest;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Oracle;
using Dvc.Testing.Tables;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// Histories that no sender would dare to send (conflicts, reordering, a fifth sent twice, agencies that change, dossiers
/// reopened, steps, rejected events), recorded by two recorders and rolled up by two roll-ups at once while storage loses
/// requests and answers and hosts die, and with messages whose last try commits and dies: ledger, facts and kpis must
/// equal the recount in the end.
/// </summary>
public sealed class RandomHistoryTests(AzuriteFixture azurite, PlainAzuriteFixture plain, ITestOutputHelper output)
{
    private const int InMemory = 2_000;
    private const int AtAzurite = 100;
    private const int Workers = 2;
    private const double Duplicates = 0.2;
    private const double Doomed = 0.1;
    private static readonly LocalDate FarAway = new(2100, 1, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task In_memory_every_history_counts_every_dossier_once() => RunAsync(InMemory, () =>
    {
        var time = new TestTime();
        return (new InMemoryTables(time), time);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task At_Azurite_every_history_counts_every_dossier_once(bool isPlain) =>
        RunAsync(AtAzurite, () => (new PrefixedTables((isPlain ? plain : azurite).Tables, $"r{Guid.NewGuid():N}"), TimeProvider.System));

    private async Task RunAsync(int histories, Func<(TableServiceClient Tables, TimeProvider Time)> storage)
    {
        var first = Random.Shared.Next(int.MaxValue - histories);
        var poisoned = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(first, histories),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = Token },
            async (seed, _) =>
            {
                var (tables, time) = storage();
                Interlocked.Add(ref poisoned, await RunAsync(tables, time, seed));
            });
        output.WriteLine($"Seeds from {first}; {poisoned} messages were given up and replayed.");
        poisoned.ShouldBeGreaterThan(histories / 10);
    }

    private static async Task<int> RunAsync(TableServiceClient service, TimeProvider time, int seed)
    {
        try
        {
            var random = new SafeRandom(seed);
            var events = Events(seed);
            var parts = new StorageParts(service, time);
            await parts.Tables.CreateAsync(Token);
            var queue = new HostedQueue();
            foreach (var message in Messages(events, random))
            {
                queue.Send(message);
            }

            await DeliverAsync(queue, service, time, random, seed);
            await ReplayAsync(queue, parts, time);
            await parts.RollUp.RunAsync(Token);

            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(events));
            await ShouldEqualRecountAsync(parts, new Recount(events));
            return queue.Poisoned;
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The history of seed {seed} failed.", failure);
        }
    }

    // Some dossiers' events in two homes and a bucket, in any order.
    private static SentEvent[] Events(int seed)
    {
        string[] ids = ["H60.12-261102-0001", "H60.12-261102-0002", "H15.50-261102-0001", "X-261102-0001"];
        var histories =
            from events in Gen.CollectToList(ids, id => Histories.Event(id).ListOf(4))
            from order in Gen.Shuffle<SentEvent>([.. events.SelectMany(history => history)])
            select order;
        return histories.Sample(1, new Rnd((ulong)seed, 11), 50).Single();
    }

    // A message has what arrived together, and a fifth of the events come again in a message of their own.
    private static IEnumerable<BinaryData> Messages(SentEvent[] events, SafeRandom random)
    {
        var repeated = events.Where(_ => random.Chance() < Duplicates);
        return events.Concat(repeated)
            .GroupBy(sent => sent.ArrivedAt)
            .SelectMany(arrival => arrival.Chunk(random.Next(1, 5)))
            .Select(message => EventMessage.Write(
                new Delivery("s1", Within: null, message[0].ArrivedAt), message.Select(sent => Queued.Event(sent).Json.ToMemory())));
    }

    private static async Task DeliverAsync(HostedQueue queue, TableServiceClient service, TimeProvider time, SafeRandom random, int seed)
    {
        var recorders = Workers;
        StorageParts Faulty() => new(new InterceptedTables(service, new FaultyCalls(seed)), time);
        var doomed = new StorageParts(new InterceptedTables(service, new Refusals(Mark, 500)), time);
        await Task.WhenAll(Enumerable.Range(0, Workers).SelectMany(_ => new[]
        {
            Task.Run(async () =>
            {
                try
                {
                    var faulty = Faulty();
                    await queue.RunAsync(message => Recorder(IsDoomed(message.Body) ? doomed : faulty, time).RunAsync(message, Token), random.Chance);
                }
                finally
                {
                    Interlocked.Decrement(ref recorders);
                }
            }),
            Task.Run(() => RollUpWhileAsync(Faulty(), () => Volatile.Read(ref recorders) > 0)),
        }));
        await UntilDoneAsync(() => Keeper(queue, Faulty(), time).RunAsync(new TimerInfo(), Token));
    }

    // A tenth of the messages commit at every try and die before the mark: the last time too.
    private static bool IsDoomed(BinaryData message) => SHA256.HashData(message.ToMemory().Span)[0] < Doomed * 256;

    private static bool Mark(TableCall call) =>
        call.IsWrite && call.Table.EndsWith("dirty", StringComparison.Ordinal) && call.Keys[0].PartitionKey == "mark";

    private static async Task ReplayAsync(HostedQueue queue, StorageParts parts, TimeProvider time)
    {
        foreach (var letter in (await parts.Letters.ListAsync(new LetterFilter(), after: null, take: 1000, Token)).Letters)
        {
            letter.Reason.ShouldBe(DeadLetter.RetriesExhausted);
            queue.Send(BinaryData.FromString((await parts.Letters.ReadAsync(letter.Id, Token))!.QueueText));
        }

        await queue.RunAsync(message => Recorder(parts, time).RunAsync(message, Token), () => 1);
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

    private static async Task UntilDoneAsync(Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception failure) when (failure is RequestFailedException or AggregateException { InnerException: RequestFailedException })
            {
                // The timer's next run goes on.
            }
        }
    }

    private static RecordDossiers Recorder(StorageParts parts, TimeProvider time) =>
        new(parts.Recorder, parts.Letters, time, NullLogger<RecordDossiers>.Instance);

    private static KeepDeadLetters Keeper(HostedQueue queue, StorageParts parts, TimeProvider time) => new(
        new PoisonQueue(queue, time, NullLogger<PoisonQueue>.Instance), parts.Letters, parts.Marks, time, NullLogger<KeepDeadLetters>.Instance);

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
