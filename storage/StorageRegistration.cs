using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Queues;
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
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dvc.Storage;

/// <summary>
/// Registers storage. The setting <c>DvcStorage</c> is a connection string; or <c>DvcStorage__queueServiceUri</c> and
/// <c>DvcStorage__tableServiceUri</c> name the account, which a managed identity then opens (the one of
/// <c>DvcStorage__clientId</c> where it is user-assigned). Triggers read the same settings.
/// </summary>
public static class StorageRegistration
{
    /// <summary>The setting's name, also the triggers' connection.</summary>
    public const string Connection = "DvcStorage";

    /// <summary>Adds the storage clients and all that works on them.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing or incomplete.</exception>
    public static IServiceCollection AddDvcStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var (tables, queues) = Clients(configuration);
        services.AddSingleton(StorageTables.Of(tables));
        services.AddSingleton(queues);
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
        services.AddSingleton<FiguresVersion>();
        services.AddSingleton<RollUpRunner>();
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

    private static (TableServiceClient Tables, QueueServiceClient Queues) Clients(IConfiguration configuration)
    {
        if (configuration[Connection] is { Length: > 0 } connectionString)
        {
            return (new TableServiceClient(connectionString), new QueueServiceClient(connectionString));
        }

        var settings = configuration.GetSection(Connection);
        TokenCredential credential = new ManagedIdentityCredential(settings["clientId"] is { Length: > 0 } clientId
            ? ManagedIdentityId.FromUserAssignedClientId(clientId)
            : ManagedIdentityId.SystemAssigned);
        return (
            new TableServiceClient(ServiceUri(settings, "tableServiceUri"), credential),
            new QueueServiceClient(ServiceUri(settings, "queueServiceUri"), credential));
    }

    private static Uri ServiceUri(IConfigurationSection settings, string name) =>
        Uri.TryCreate(settings[name], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException(
                $"Set {Connection} to a connection string, or {Connection}__{name} to the service's address.");
}
