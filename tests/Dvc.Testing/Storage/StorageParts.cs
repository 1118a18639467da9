using Azure.Data.Tables;
using Dvc.Storage;
using Dvc.Storage.Audit;
using Dvc.Storage.Bulletins;
using Dvc.Storage.Catalog;
using Dvc.Storage.DeadLetters;
using Dvc.Storage.Drill;
using Dvc.Storage.Ingest;
using Dvc.Storage.Kpi;
using Dvc.Storage.Moves;
using Dvc.Storage.Recording;
using Dvc.Storage.RollUp;
using Dvc.Storage.Sources;
using Dvc.Testing.Catalog;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dvc.Testing.Storage;

/// <summary>The real parts of storage over any tables.</summary>
/// <param name="service">In memory, intercepted, or Azurite's.</param>
/// <param name="time">Their clock.</param>
public sealed class StorageParts(TableServiceClient service, TimeProvider time)
{
    public StorageTables Tables { get; } = StorageTables.Of(service);

    /// <summary>The catalogue that dossiers are posted by.</summary>
    public ICatalog Catalog { get; init; } = new FixedCatalog(TestCatalog.Snapshot);

    /// <summary>What waits to be recorded; nothing.</summary>
    public EventQueue Queue { get; init; } = new(new CountedQueues());

    public DirtyMarks Marks => new(Tables, time);

    public Recorder Recorder => new(Tables, Marks, Catalog, new Conflicts(time));

    public UnpublishedDays Unpublished => new(Marks, new TouchedRows(Tables));

    /// <summary>The homes that have touched days and no mark: nobody would find them. To be asked while all workers stand still.</summary>
    public async Task<IReadOnlyList<string>> UnmarkedAsync()
    {
        var touched = await Tables.Dossiers.ReadAsync("RowKey ge 't|' and RowKey lt 't}'", CancellationToken.None);
        return [.. touched.Select(row => row.PartitionKey).Except((await Marks.ListAsync()).Select(mark => mark.Home), StringComparer.Ordinal)];
    }

    public RollUpJournal Journal => new(Tables, time);

    public RollUpRunner RollUp => new(
        Marks,
        new LedgerFolder(Tables, Marks, new Conflicts(time)),
        new TouchedRows(Tables),
        Moves,
        new FactsPublisher(Tables, new Conflicts(time), time),
        new KpiPublisher(Tables, new Conflicts(time), time),
        new ProcedurePublisher(Tables, new Conflicts(time), time),
        Figures,
        Journal,
        time,
        NullLogger<RollUpRunner>.Instance);

    /// <summary>The figures as one process knows them; of another one's parts it is another one's.</summary>
    public FiguresJournal Figures { get => field ??= new(Tables, Queue, Marks, time); init; }

    public MovedDates Moves => new(Tables);

    public AuditJournal AuditJournal => new(Tables);

    public AuditRunner Audit => new(Tables, Marks, RollUp, Catalog, AuditJournal, time, NullLogger<AuditRunner>.Instance);

    public KpiReader Reader => new(Tables);

    public ProcedureReader Procedures => new(Tables);

    public BulletinStore Bulletins => new(Tables, time);

    public BulletinPublisher Publisher => new(Bulletins, Queue, RollUp, Marks, time, NullLogger<BulletinPublisher>.Instance);

    public CellReader Cells => new(Tables, Reader, Marks);

    public DeadLetterStore Letters => new(Tables, new Conflicts(time), time);

    public SourceStore Sources(SourceKeys keys) => new(Tables, keys, new Conflicts(time), time);

    /// <summary>Another process' view of the sources.</summary>
    public SourceKeys Keys() => new(Tables, time);
}
