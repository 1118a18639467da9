using Azure.Data.Tables;
using Dvc.Core.Postings;
using Dvc.Storage;
using Dvc.Storage.Audit;
using Dvc.Storage.Dossiers;
using Dvc.Storage.Ledger;

namespace Dvc.Testing.Storage;

/// <summary>Something that a hand, a bug or a broken disk does to the tables of <see cref="Dossiers"/>, and what an audit has to find.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Found">What has to be found, without what was looked at.</param>
/// <param name="DoAsync">Does it.</param>
public sealed record Corruption(string Name, AuditFindings Found, Func<StorageTables, Task> DoAsync)
{
    private const string LedgerRow = "k|H60.1.05|20261102|1.004239";
    private const string FactsRow = "H60.1.05|20261102|1.004239|H60.1.05";

    private static readonly string[] Levels = ["H60.1.05", "H60.1", "H60", "VN"];

    /// <summary>Dossiers of agencies on three levels, in two homes of which one feeds two agencies, and in a bucket.</summary>
    public static IEnumerable<string> Dossiers { get; } =
    [
        "resolved id:H60.1.05-261102-0001 agency:H60.1.05 due:05 finished:20",
        "accepted id:H60.1.05-261102-0002 agency:H60.1.05 due:30",
        "accepted id:H60.10-261102-0001 agency:H60.10 online full due:30",
        "accepted id:H60.10-261102-0002 agency:H60.1.05 due:28",
        "accepted id:X-261102-0001 agency:H15 received:03 due:28",
    ];

    public static IReadOnlyList<Corruption> All { get; } =
    [
        new("a wrong ledger row", new(LedgerRows: 1), tables => ChangeAsync(tables.Dossiers, "H60.1.05", LedgerRow)),
        new("a lost ledger row", new(LedgerRows: 1), tables => DeleteAsync(tables.Dossiers, "H60.1.05", LedgerRow)),
        new("an invented ledger row", new(LedgerRows: 1), tables => InventAsync(tables.Dossiers, "H60.10", "k|H60.10|20270102|1.1")),
        new("a ledger row invented for another agency", new(LedgerRows: 1), tables => InventAsync(tables.Dossiers, "H60.10", "k|H99|20270102|1.1")),
        new("a wrong facts row", new(FactsRows: 1), tables => ChangeAsync(tables.Facts, "202611|H60", FactsRow)),
        new("a lost facts row", new(FactsRows: 1), tables => DeleteAsync(tables.Facts, "202611|H60", FactsRow)),
        new("an invented facts row", new(FactsRows: 1), tables => InventAsync(tables.Facts, "202611|H60", "H60.1.05|20261109|1.1|H60.1.05")),
        new("a facts row invented in a month of its own", new(FactsRows: 1), tables => InventAsync(tables.Facts, "202703|H60", "H60.10|20270309|1.1|H60.10")),
        .. Kpis("day|202611", "2026-11-02|", "day|2026-11-02"),
        .. Kpis("month|2026", "2026-11|", "month|2026-11"),
        .. Kpis("year", "2026|", "year|2026"),
        new("a lost kpis row", new(KpisRows: 1), tables => DeleteAsync(tables.Kpis, "H60", "day|2026-11-02")),
        new("a month invented for an agency", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "H60.10", "month|2027-12", "H60.10", "H60")),
        new("a month invented among months", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "month|2031", "2031-12|VN", "VN")),
        new("a day invented among days", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "day|203107", "2031-07-01|H60", "H60", "VN")),
        new("a year invented for an agency", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "H60.1", "year|2019", "H60.1", "H60")),
        new("a day invented for an agency unheard of", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "day|202611", "2026-11-02|H60.9", "H60.9", "H60")),
        .. Procedures("procedure|202611|H60", "procedure|202611|VN", "|1.004239"),
        .. Procedures("procedure|year|H60", "procedure|year|VN", "|2026|1.004239"),
        new("a wrong day of a procedure", new(KpisRows: 1), tables => MovePartsAsync(tables.Kpis, "procedure|202611|VN", "H60|1.004239")),
        new("a wrong month of a procedure", new(KpisRows: 1), tables => MovePartsAsync(tables.Kpis, "procedure|year|H60", "H60.1|2026|1.004239")),
        new("a lost month of a procedure", new(KpisRows: 1), tables => DeleteAsync(tables.Kpis, "procedure|202611|H60", "H60.1.05|1.004239")),
        new("a lost year of a procedure", new(KpisRows: 1), tables => DeleteAsync(tables.Kpis, "procedure|year|VN", "VN|2026|1.004239")),
        new("a procedure invented", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "procedure|202611|H60", "H60.10|1.1", "H60.10", "H60")),
        new("a procedure invented in a month of its own", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "procedure|203107|VN", "H60|1.1", "H60", "VN")),
        new("a procedure invented in a year of its own", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "procedure|year|H60", "H60.10|2019|1.1", "H60.10", "H60")),
        new("a procedure invented for an agency unheard of", new(KpisRows: 1), tables => InventAsync(tables.Kpis, "procedure|202611|H60", "H60.9|1.1", "H60.9", "H60")),
        new("an agency's kpis gone", new(KpisRows: 15), DeleteAgencyAsync),
        new("a superior's kpis by agency gone", new(KpisRows: 10), tables => DeletePartitionAsync(tables.Kpis, "H60.1")),
        new("a lost mark", new(LostMarks: 1), LoseMarkAsync),
        new("postings of other rules", new(RepostedDossiers: 1), PostOtherwiseAsync),
        new("a dossier's postings gone", new(RepostedDossiers: 1, LedgerRows: 3), ForgetPostingsAsync),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static IEnumerable<Corruption> Kpis(string partition, string period, string rowOfAgency) =>
        from agency in Levels
        from copy in new[] { (Partition: partition, Row: period + agency), (Partition: agency, Row: rowOfAgency) }
        select new Corruption($"a wrong kpis row {copy.Partition} {copy.Row}", new(KpisRows: 1), tables => ChangeAsync(tables.Kpis, copy.Partition, copy.Row));

    private static IEnumerable<Corruption> Procedures(string ofProvince, string ofCountry, string rest) =>
        from agency in Levels
        let partition = agency.Contains('.', StringComparison.Ordinal) ? ofProvince : ofCountry
        select new Corruption($"a wrong kpis row {partition} {agency}{rest}", new(KpisRows: 1), tables => ChangeAsync(tables.Kpis, partition, agency + rest));

    // The whole of the row stays right.
    private static async Task MovePartsAsync(TableClient table, string partition, string rowKey)
    {
        TableEntity row = await table.GetEntityAsync<TableEntity>(partition, rowKey, cancellationToken: Token);
        row["parts"] = LedgerJson.Write(LedgerJson.ReadChanges(row.GetBinary("parts")).Select(part =>
            KeyValuePair.Create(part.Key with { Day = part.Key.Day.PlusDays(1) }, part.Value)));
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
    }

    private static async Task ChangeAsync(TableClient table, string partition, string rowKey)
    {
        TableEntity row = await table.GetEntityAsync<TableEntity>(partition, rowKey, cancellationToken: Token);
        row["receivedInPerson"] = row.GetInt64("receivedInPerson").ShouldNotBeNull() + 7;
        row["stopped"] = 3L;
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
    }

    private static async Task DeleteAsync(TableClient table, string partition, string rowKey)
    {
        (await table.GetEntityIfExistsAsync<TableEntity>(partition, rowKey, cancellationToken: Token)).HasValue.ShouldBeTrue();
        await table.DeleteEntityAsync(partition, rowKey, cancellationToken: Token);
    }

    private static async Task InventAsync(TableClient table, string partition, string rowKey, string? agency = null, string? parent = null)
    {
        var row = new TableEntity(partition, rowKey) { ["receivedPost"] = 5L };
        foreach (var (label, value) in new[] { ("agency", agency), ("parent", parent) })
        {
            if (value is not null)
            {
                row[label] = value;
            }
        }

        await table.AddEntityAsync(row, Token);
    }

    private static async Task DeletePartitionAsync(TableClient table, string partition)
    {
        foreach (var row in await table.ReadAsync($"PartitionKey eq '{partition}'", Token))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);
        }
    }

    private static async Task DeleteAgencyAsync(StorageTables tables)
    {
        foreach (var row in await tables.Kpis.ReadAsync("agency eq 'H60.10'", Token))
        {
            await tables.Kpis.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);
        }
    }

    // A recorder that died between its transaction and its mark, and whose message nobody brought again.
    private static async Task LoseMarkAsync(StorageTables tables)
    {
        var key = new LedgerKey(Core.Agencies.AgencyCode.Parse("H60.10"), new NodaTime.LocalDate(2026, 11, 2), "1.004239");
        var nothing = KeyValuePair.Create(key, new LedgerChange(Counters.Zero, NodaTime.Instant.FromUtc(2026, 11, 2, 0, 0)));
        await tables.Dossiers.AddEntityAsync(new TableEntity("H60.10", "x|1") { ["changes"] = LedgerJson.Write([nothing]) }, Token);
    }

    // As a release with other rules leaves it: ledger, facts and kpis agree with what was posted then.
    private static async Task PostOtherwiseAsync(StorageTables tables)
    {
        var (row, stored) = await DossierAsync(tables);
        var (key, counters) = stored.Posted.Rows.First();
        var once = Counters.Of([KeyValuePair.Create(Counter.Stopped, 1L)]);
        var posted = PostingSet.Sum([.. stored.Posted.Rows, KeyValuePair.Create(key, once)]);
        await ReplaceAsync(tables, row, stored, posted);

        TableEntity ledger = await tables.Dossiers.GetEntityAsync<TableEntity>(row.PartitionKey, RowKeys.Ledger(key), cancellationToken: Token);
        ledger["stopped"] = 1L;
        await tables.Dossiers.UpdateEntityAsync(ledger, ledger.ETag, TableUpdateMode.Replace, Token);
        await tables.Dossiers.AddEntityAsync(new TableEntity(row.PartitionKey, "t|1") { ["days"] = $"{key.Agency}|{RowKeys.Day(key.Day)}" }, Token);
        await tables.Dirty.AddEntityAsync(new TableEntity("mark", row.PartitionKey) { ["markedAt"] = row.Timestamp!.Value }, Token);
        counters.IsZero.ShouldBeFalse();
    }

    private static async Task ForgetPostingsAsync(StorageTables tables)
    {
        var (row, stored) = await DossierAsync(tables);
        stored.Posted.Rows.Count.ShouldBe(3);
        await ReplaceAsync(tables, row, stored, PostingSet.Empty);
    }

    private static async Task<(TableEntity Row, StoredDossier Stored)> DossierAsync(StorageTables tables)
    {
        TableEntity row = await tables.Dossiers.GetEntityAsync<TableEntity>("H60.10", "d|H60.10-261102-0001", cancellationToken: Token);
        return (row, StoredDossier.Read(row));
    }

    private static async Task ReplaceAsync(StorageTables tables, TableEntity row, StoredDossier stored, PostingSet posted) =>
        await tables.Dossiers.UpdateEntityAsync(
            StoredDossier.Row(row.PartitionKey, stored.State, posted, stored.Trace), row.ETag, TableUpdateMode.Replace, Token);
}
