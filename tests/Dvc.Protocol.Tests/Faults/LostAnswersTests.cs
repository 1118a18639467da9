using Azure.Storage.Queues.Models;
using Dvc.Core.Periods;
using Dvc.Functions.Ingest;
using Dvc.Storage.Ingest;
using Dvc.Testing;
using Dvc.Testing.Dossiers;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Period = Dvc.Core.Periods.Period;

namespace Dvc.Protocol.Tests.Faults;

/// <summary>
/// The published clients over a transport that loses answers. Their own retries send again what was done, so that one message
/// becomes two, and a write meets its own success: as a conflict, or as a row that is gone.
/// </summary>
public sealed class LostAnswersTests(AzuriteFixture azurite, PlainAzuriteFixture plain, ITestOutputHelper output)
{
    private const int Runs = 10;
    private const double Lost = 0.1;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Breaks where <c>Recorder</c> or <c>LedgerFolder</c> takes a conflict for another's without reading again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_queued_recorded_and_rolled_up_counts_once_whichever_answers_are_lost(bool isPlain)
    {
        var first = Random.Shared.Next(int.MaxValue - Runs);
        output.WriteLine($"Seeds from {first}.");
        var repeated = 0;
        for (var seed = first; seed < first + Runs; seed++)
        {
            var random = new SafeRandom(seed);
            var (parts, losing, transport) = await PartsAsync(isPlain, _ => random.Chance() < Lost);
            var server = isPlain ? plain : azurite;
            var events = Histories.Deliveries().Sample(1, new Rnd((ulong)seed, 11), 50).Single();
            var prefix = $"q{Guid.NewGuid():N}-";
            var queue = new EventQueue(new PrefixedQueues(server.QueuesThrough(transport), prefix));
            await queue.CreateAsync(Token);
            foreach (var arrival in events.GroupBy(sent => sent.ArrivedAt))
            {
                await queue.SendAsync(new Delivery("s1", Within: null, arrival.Key), arrival.Select(Queued.Item), Token);
            }

            List<QueueMessage> messages = [];
            while ((await server.DecodingQueues.GetQueueClient(prefix + EventQueue.Name).ReceiveMessagesAsync(maxMessages: 32, cancellationToken: Token)).Value is { Length: > 0 } received)
            {
                messages.AddRange(received);
            }

            var function = new RecordDossiers(losing.Recorder, losing.Letters, TimeProvider.System, NullLogger<RecordDossiers>.Instance);
            await Task.WhenAll(
                Task.WhenAll(messages.Select(message => function.RunAsync(message, Token))),
                losing.RollUp.RunAsync(Token));
            await losing.RollUp.RunAsync(Token);

            repeated += transport.Repeated;
            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(events), $"seed {seed}");
        }

        repeated.ShouldBeGreaterThan(Runs);
    }

    /// <summary>Breaks where <c>HomeAudit</c> marks no home whose repair met its own success, or <c>Republication</c> inserts and fails at it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_audit_repairs_is_counted_and_published_though_the_answer_to_its_repair_is_lost(bool isPlain)
    {
        var random = new SafeRandom(Random.Shared.Next());
        foreach (var corruption in Corruption.All.Where(corruption => corruption.Found.LostMarks == 0))
        {
            var (parts, losing, _) = await PartsAsync(isPlain, write => write == 0 || random.Chance() < Lost);
            var sent = Corruption.Dossiers.SelectMany(Story.Snapshots).ToList();
            await parts.Recorder.RecordAsync(sent, Token);
            await parts.RollUp.RunAsync(Token);
            await corruption.DoAsync(parts.Tables);

            await losing.Audit.RunAsync(Token);
            (await parts.AuditJournal.ReadAsync(Token))!.Last.Differences.Where(kind => kind.Value > 0)
                .ShouldBe(corruption.Found.Differences.Where(kind => kind.Value > 0), corruption.Name);
            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(sent.Select(SentEvent.Of)), corruption.Name);
        }
    }

    [Fact]
    public async Task A_bulletin_whose_publishers_answers_are_lost_is_published_once()
    {
        var (parts, losing, transport) = await PartsAsync(isPlain: false, _ => true);
        await losing.Bulletins.WriteAsync("2026-W46", "one", Publishing.AnswersAsync(Period.Containing(PeriodGrain.Week, Clock.Day("2026-11-09")), "one", Token), Token);

        (await losing.Bulletins.TryCommitAsync("2026-W46", "one", Token)).ShouldBeTrue();
        (await losing.Bulletins.TryCommitAsync("2026-W46", "two", Token)).ShouldBeFalse();
        transport.Repeated.ShouldBePositive();
        (await parts.Bulletins.FindAsync("2026-W46", Token)).ShouldNotBeNull().Generation.ShouldBe("one");
    }

    // The parts over tables of their own, undisturbed and through the transport.
    private async Task<(StorageParts Parts, StorageParts Losing, LosingTransport Transport)> PartsAsync(bool isPlain, Func<int, bool> isLost)
    {
        var server = isPlain ? plain : azurite;
        var transport = new LosingTransport(isLost);
        var prefix = $"s{Guid.NewGuid():N}";
        var parts = new StorageParts(new PrefixedTables(server.Tables, prefix), TimeProvider.System);
        await parts.Tables.CreateAsync(Token);
        return (parts, new StorageParts(new PrefixedTables(server.TablesThrough(transport), prefix), TimeProvider.System), transport);
    }
}
