using Azure.Data.Tables;

namespace Dvc.Storage;

/// <summary>The tables, by name.</summary>
/// <param name="Dossiers">Merged dossiers, deltas, ledger, touched rows and moved dates; one partition a home.</param>
/// <param name="Dirty">Marks of homes with deltas, when the last roll-up ended, the figures' version, and how far the audit is.</param>
/// <param name="Facts">The ledger by date, for Power BI.</param>
/// <param name="Kpis">Counters of days, months and years by agency, over the agency's subtree.</param>
/// <param name="Moves">Due and finish dates that were moved after they had been reported.</param>
/// <param name="DeadLetters">What could not be recorded, whole.</param>
/// <param name="Sources">Who may deliver dossiers, with the hashes of their keys.</param>
/// <param name="Bulletins">Published weeks, for ever as they went out.</param>
/// <param name="Catalog">Agencies, procedures, the working calendar and targets.</param>
public sealed record StorageTables(
    TableClient Dossiers,
    TableClient Dirty,
    TableClient Facts,
    TableClient Kpis,
    TableClient Moves,
    TableClient DeadLetters,
    TableClient Sources,
    TableClient Bulletins,
    TableClient Catalog)
{
    /// <summary>The tables of one storage account.</summary>
    public static StorageTables Of(TableServiceClient service) => new(
        service.GetTableClient("dossiers"),
        service.GetTableClient("dirty"),
        service.GetTableClient("facts"),
        service.GetTableClient("kpis"),
        service.GetTableClient("moves"),
        service.GetTableClient("deadletters"),
        service.GetTableClient("sources"),
        service.GetTableClient("bulletins"),
        service.GetTableClient("catalog"));

    /// <summary>Creates the tables that do not exist yet.</summary>
    public Task CreateAsync(CancellationToken cancellationToken = default) =>
        Task.WhenAll(new[] { Dossiers, Dirty, Facts, Kpis, Moves, DeadLetters, Sources, Bulletins, Catalog }
            .Select(table => table.CreateIfNotExistsAsync(cancellationToken)));
}
