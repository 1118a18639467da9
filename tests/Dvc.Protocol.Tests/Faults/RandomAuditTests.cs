using Azure;
using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// One audit after the other while two recorders and two roll-ups work at once and storage loses requests and answers: it
/// finds nothing, for nothing is wrong.
/// </summary>
public sealed class RandomAuditTests(AzuriteFixture azurite, PlainAzuriteFixture plain)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_memory_an_audit_beside_recorders_and_roll_ups_finds_nothing()
    {
        for (var run = 0; run < 150; run++)
        {
            var time = new TestTime();
            await RunAsync(new InMemoryTables(time), time, Environment.TickCount + run);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_Azurite_it_finds_nothing_either(bool isPlain)
    {
        for (var run = 0; run < 3; run++)
        {
            await RunAsync(new PrefixedTables((isPlain ? plain : azurite).Tables, $"q{Guid.NewGuid():N}"), TimeProvider.System, Environment.TickCount + run);
        }
    }

    private static async Task RunAsync(TableServiceClient service, TimeProvider time, int seed)
    {
        try
        {
            var parts = new StorageParts(service, time);
            await parts.Tables.CreateAsync(Token);
            var faulty = new StorageParts(new InterceptedTables(service, new FaultyCalls(seed)), time);
            var events = Events(seed);
            var recorders = Task.WhenAll(events.Chunk((events.Count / 2) + 1).Select(half => Task.Run(() => RecordAsync(faulty, half))));
            await Task.WhenAll(
                recorders,
                WhileAsync(recorders, faulty.RollUp.RunAsync),
                WhileAsync(recorders, faulty.RollUp.RunAsync),
                WhileAsync(recorders, faulty.Audit.RunAsync));

            await parts.Audit.RunAsync(Token);
            await parts.RollUp.RunAsync(Token);
            var total = (await parts.AuditJournal.ReadAsync(Token))!.Total;
            total.Differences.Where(kind => kind.Value > 0).ShouldBeEmpty();
            total.Homes.ShouldBePositive();
            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(events.Select(SentEvent.Of)));
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The history of seed {seed} failed.", failure);
        }
    }

    private static IReadOnlyList<DossierSnapshot> Events(int seed)
    {
        string[] ids = ["H60.12-261102-0001", "H60.12-261102-0002", "H15.50-261102-0001", "X-261102-0001"];
        var histories =
            from events in Gen.CollectToList(ids, id => Histories.Snapshot(id).ListOf(6))
            from deliveries in Histories.Deliveries([.. events.SelectMany(history => history)])
            select deliveries;
        return histories.Sample(1, new Rnd((ulong)seed, 11), 50).Single();
    }

    private static async Task RecordAsync(StorageParts parts, IEnumerable<DossierSnapshot> events)
    {
        foreach (var message in events.Chunk(2))
        {
            while (!await TryAsync(token => parts.Recorder.RecordAsync(message, token)))
            {
                // The queue brings it again.
            }
        }
    }

    private static Task WhileAsync(Task recorders, Func<CancellationToken, Task> work) => Task.Run(async () =>
    {
        while (!recorders.IsCompleted)
        {
            await TryAsync(work);
        }
    });

    private static async Task<bool> TryAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(Token);
            return true;
        }
        catch (Exception failure) when (IsOfStorage(failure))
        {
            return false;
        }
    }

    private static bool IsOfStorage(Exception failure) =>
        failure is RequestFailedException || (failure is AggregateException { InnerExceptions: var inner } && inner.All(IsOfStorage));
}
