using Azure.Data.Tables;
using Dvc.Testing.Dossiers;
using Dvc.Testing.Tables;

namespace Dvc.Protocol.Tests.Protocol;

/// <summary>What tables take of a transaction: a hundred actions at most, which the client refuses to exceed, and values of eight types.</summary>
public sealed class TransactionSizeTests
{
    private const int Most = 100;

    private static readonly Type[] Stored =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(Guid), typeof(byte[]), typeof(BinaryData), typeof(DateTime), typeof(DateTimeOffset)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recording_rolling_up_and_auditing_a_large_home_never_exceed_it()
    {
        var storage = await TestStorage.CreateAsync();
        var counted = new CountedCalls();
        var parts = storage.Over(counted);
        await parts.Recorder.RecordAsync(Stories("accepted", "due:05"), Token);

        // Each moves a date and an agency: as many rows a dossier as there are.
        await parts.Recorder.RecordAsync(Stories("processing", "due:12 agency:H60.13 updated:10"), Token);
        await parts.RollUp.RunAsync(Token);
        await foreach (var row in storage.Tables.Dossiers.QueryAsync<TableEntity>("RowKey ge 'k|' and RowKey lt 'l'", cancellationToken: Token))
        {
            row["receivedInPerson"] = 47L;
            await storage.Tables.Dossiers.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
        }

        await parts.Audit.RunAsync(Token);

        (await parts.AuditJournal.ReadAsync(Token)).ShouldNotBeNull().Last.LedgerRows.ShouldBeGreaterThan(Most);
        var transactions = counted.All.Where(call => call.Operation == TableOperation.Transaction).ToList();
        transactions.Max(call => call.Actions!.Count).ShouldBeInRange(Most / 2, Most);
        transactions.SelectMany(call => call.Actions!)
            .SelectMany(action => ((TableEntity)action.Entity).Select(column => column.Value.GetType()))
            .Distinct()
            .Except([.. Stored, typeof(Azure.ETag)])
            .ShouldBeEmpty();
    }

    private static IEnumerable<Core.Dossiers.DossierSnapshot> Stories(string status, string rest) => Enumerable.Range(0, 300).Select(dossier =>
        Story.Snapshot($"{status} id:H60.12-261102-{dossier:0000} procedure:1.{dossier % 150:000000} {rest}"));
}
