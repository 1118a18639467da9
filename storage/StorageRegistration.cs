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
using Dvc.Storage.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dvc.Storage;

/// <summary>Registers storage.</summary>
public static class StorageRegistration
{
    /// <summary>The setting's name, also the triggers' connection.</summary>
    public const string Connection = "DvcStorage";

    /// <summary>Adds the storage clients, made of <see cref="StorageOptions"/> when they are first needed, and all that works on them.</summary>
    public static IServiceCollection AddDvcStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider => StorageTables.Of(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Tables()));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.Queues());
        services.AddSingleton<EventQueue>();
        services.AddSingleton<PoisonQueue>();
        services.AddSingleton<Conflicts>();
        services.AddSingleton<DirtyMarks>();
        services.AddSingleton<CatalogStore>();
        services.AddSingleton<CatalogReader>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<CatalogReader>());
        services.AddSingleton<Recorder>();
        services.AddSingleton<LedgerFolder>();
        services.AddSingleton<TouchedRows>();
        services.AddSingleton<UnpublishedDays>();
        services.AddSingleton<MovedDates>();
        services.AddSingleton<FactsPublisher>();
        services.AddSingleton<KpiPublisher>();
        services.AddSingleton<ProcedurePublisher>();
        services.AddSingleton<RollUpJournal>();
        services.AddSingleton<FiguresJournal>();
        services.AddSingleton<RollUpRunner>();
        services.AddSingleton<TimerJournal>();
        services.AddSingleton<AuditJournal>();
        services.AddSingleton<AuditRunner>();
        services.AddSingleton<KpiReader>();
        services.AddSingleton<ProcedureReader>();
        services.AddSingleton<OldestDueReader>();
        services.AddSingleton<BulletinStore>();
        services.AddSingleton<BulletinPublisher>();
        services.AddSingleton<CellReader>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<SourceKeys>();
        services.AddSingleton<SourceStore>();
        services.AddSingleton<DeadLetterReplay>();
        return services;
    }
}
