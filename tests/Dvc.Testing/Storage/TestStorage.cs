using Azure.Data.Tables;
using Dvc.Core.Dossiers;
using Dvc.Storage;
using Dvc.Storage.Audit;
using Dvc.Storage.Ingest;
using Dvc.Storage.RollUp;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Stepping;
using Dvc.Testing.Tables;

namespace Dvc.Testing.Storage;

/// <summary>Tables in memory with all that works on them, and everything that was ever sent to them.</summary>
public sealed class TestStorage
{
    private readonly List<SentEvent> sent = [];

    private TestStorage()
    {
        Memory = new InMemoryTables(Time);
        Parts = Over(Memory);
    }

    /// <summary>All tables, undisturbed.</summary>
    public InMemoryTables Memory { get; }

    public TestTime Time { get; } = new();

    /// <summary>How many messages wait; none.</summary>
    public CountedQueues Queues { get; } = new();

    /// <summary>The parts, undisturbed.</summary>
    public StorageParts Parts { get; }

    public StorageTables Tables => Parts.Tables;

    public static async Task<TestStorage> CreateAsync()
    {
        var storage = new TestStorage();
        await storage.Tables.CreateAsync(Token);
        return storage;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The parts with an interceptor between them and the tables.</summary>
    public StorageParts Over(ITableInterceptor interceptor) => Over(new InterceptedTables(Memory, interceptor));

    /// <summary>The same within the process that knows <paramref name="figures"/>.</summary>
    public StorageParts Over(ITableInterceptor interceptor, FiguresJournal figures) =>
        new(new InterceptedTables(Memory, interceptor), Time) { Figures = figures };

    /// <summary>Records at once what <see cref="Story"/> tells.</summary>
    public Task RecordAsync(params IEnumerable<string> stories) => RecordAsync(stories.SelectMany(Story.Snapshots));

    public Task RecordAsync(IEnumerable<DossierSnapshot> snapshots) => RecordAsync(snapshots.Select(SentEvent.Of));

    public Task RecordAsync(IEnumerable<SentEvent> events) => Parts.Recorder.RecordAsync(Sent(events), Token);

    public Task RollUpAsync() => Parts.RollUp.RunAsync(Token);

    /// <summary>Audits, and tells what was found.</summary>
    public async Task<AuditFindings> AuditAsync()
    {
        await Parts.Audit.RunAsync(Token);
        return (await Parts.AuditJournal.ReadAsync(Token))!.Last;
    }

    /// <summary>An audit that has not begun.</summary>
    public SteppedWorker StepAudit() => new("The audit", interceptor => Over(interceptor).Audit.RunAsync(Token));

    /// <summary>A recorder that has not begun.</summary>
    public SteppedWorker StepRecorder(params IEnumerable<string> stories) => StepRecorder(stories.SelectMany(Story.Snapshots));

    public SteppedWorker StepRecorder(IEnumerable<DossierSnapshot> snapshots)
    {
        var message = Sent(snapshots.Select(SentEvent.Of));
        return new SteppedWorker("The recorder", interceptor => Over(interceptor).Recorder.RecordAsync(message, Token));
    }

    /// <summary>A roll-up that has not begun.</summary>
    public SteppedWorker StepRollUp(string name = "The roll-up") =>
        new(name, interceptor => Over(interceptor).RollUp.RunAsync(Token));

    /// <summary>
    /// One more roll-up must leave nothing to do, and ledger, facts and kpis as everything that was sent posts them.
    /// </summary>
    public async Task ShouldSettleAsync()
    {
        await RollUpAsync();
        await ShouldBeSettledAsync();
    }

    /// <summary>Nothing is left to do, and ledger, facts and kpis are as everything that was sent posts them.</summary>
    public async Task ShouldBeSettledAsync() =>
        (await StoredNumbers.ReadAsync(Tables, Token)).ShouldBe(StoredNumbers.Expected(sent));

    /// <summary>Every home with touched days is marked, or nobody would find them. To be asked while all workers stand still.</summary>
    public async Task ShouldMarkWhatIsUnpublishedAsync() => (await Parts.UnmarkedAsync()).ShouldBeEmpty();

    private StorageParts Over(TableServiceClient service) => new(service, Time) { Queue = new EventQueue(Queues) };

    private List<SentEvent> Sent(IEnumerable<SentEvent> events)
    {
        List<SentEvent> message = [.. events];
        lock (sent)
        {
            sent.AddRange(message);
        }

        return message;
    }
}
