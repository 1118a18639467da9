using Azure.Data.Tables;
using Dvc.Core.Agencies;
using Dvc.Core.Catalog;
using Dvc.Core.Postings;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;
using Dvc.Storage.RollUp;
using NodaTime;

namespace Dvc.Storage.Audit;

/// <summary>
/// A home summed up row by row as it is read. Dossiers and deltas are not kept, so it needs memory for the ledger only.
/// </summary>
/// <param name="home">The home.</param>
/// <param name="catalog">The catalogue that dossiers are posted by today.</param>
internal sealed class HomeRecount(string home, CatalogSnapshot catalog) : IDisposable
{
    private readonly RowVersions versions = new();
    private readonly Dictionary<LedgerKey, LedgerEntry> ledger = [];
    private readonly HashSet<(AgencyCode Agency, LocalDate Day)> unpublished = [];

    /// <summary>The rows that were read, and their versions.</summary>
    public string Version => versions.ToString();

    /// <summary>The ledger, by key.</summary>
    public IReadOnlyDictionary<LedgerKey, LedgerEntry> Ledger => ledger;

    /// <summary>The oldest row, be it a delta, touched days or a moved date, that a roll-up has to come for; null where there is none.</summary>
    public TableEntity? OldestPending { get; private set; }

    /// <summary>Takes one row in.</summary>
    /// <returns>The dossier, where the row is one whose postings are not what today's rules give.</returns>
    public StoredDossier? Add(TableEntity row)
    {
        versions.Add(row);
        switch (row.RowKey)
        {
            case ['d', '|', ..]:
                return AddDossier(StoredDossier.Read(row));
            case ['k', '|', ..]:
                var key = RowKeys.ParseLedger(row.RowKey);
                ledger[key] = Entry(key).WithStored(row);
                break;
            case ['t', '|', ..]:
                unpublished.UnionWith(TouchedRows.Days(home, row).Select(touched => (touched.Agency, touched.Day)));
                AddPending(row);
                break;
            case ['m', '|', ..]:
                AddPending(row);
                break;
            case ['x', '|', ..]:
                foreach (var (posted, change) in LedgerJson.ReadChanges(row.GetBinary("changes")))
                {
                    ledger[posted] = Entry(posted).Plus(-change.Counters, change.LastEventAt);
                }

                AddPending(row);
                break;
        }

        return null;
    }

    /// <summary>Whether a roll-up has the row still to publish, or is going to because it will be repaired.</summary>
    public bool IsUnpublished(LedgerKey key) => Entry(key).IsWrong || unpublished.Contains((key.Agency, key.Day));

    public void Dispose() => versions.Dispose();

    private StoredDossier? AddDossier(StoredDossier dossier)
    {
        foreach (var (key, counters) in dossier.Posted.Rows)
        {
            ledger[key] = Entry(key).Plus(counters, dossier.State.LastEventAt);
        }

        return dossier.Posted.Equals(dossier.State.Postings(catalog)) ? null : dossier;
    }

    private void AddPending(TableEntity row)
    {
        if (OldestPending is null || row.Timestamp < OldestPending.Timestamp)
        {
            OldestPending = row;
        }
    }

    private LedgerEntry Entry(LedgerKey key) => ledger.GetValueOrDefault(key, LedgerEntry.None);
}
