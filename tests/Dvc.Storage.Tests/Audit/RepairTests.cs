using Azure.Data.Tables;
using Dvc.Storage.Audit;
using Dvc.Testing.Dossiers;

namespace Dvc.Storage.Tests.Audit;

/// <summary>Whatever is wrong is found, counted by its kind and right after one run.</summary>
public sealed class RepairTests(AzuriteFixture azurite, PlainAzuriteFixture plain)
{
    public static TheoryData<string> Corruptions => [.. Corruption.All.Select(corruption => corruption.Name)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Corruptions))]
    public async Task Each_corruption_is_found_counted_by_kind_and_repaired_and_not_found_again(string name)
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Corruption.Dossiers);
        await storage.RollUpAsync();
        var corruption = Corruption.All.Single(corruption => corruption.Name == name);
        await corruption.DoAsync(storage.Tables);
        storage.Time.Advance(TimeSpan.FromMinutes(16));

        Differences(await storage.AuditAsync()).ShouldBe(Differences(corruption.Found));
        await storage.ShouldBeSettledAsync();
        (await storage.Parts.AuditJournal.ReadAsync(Token))!.LastDifferenceAt!.Value.ToDateTimeOffset().ShouldBe(storage.Time.GetUtcNow());

        var again = await storage.AuditAsync();
        again.HasDifferences.ShouldBeFalse();
        (again.Homes, again.Left).ShouldBe((3, 0));
        again.Agencies.ShouldBeGreaterThanOrEqualTo(6);
        await storage.ShouldBeSettledAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_Azurite_they_are_too(bool isPlain)
    {
        foreach (var corruption in Corruption.All.Where(corruption => corruption.Found.LostMarks == 0))
        {
            var parts = new StorageParts(new PrefixedTables((isPlain ? plain : azurite).Tables, $"a{Guid.NewGuid():N}"), TimeProvider.System);
            await parts.Tables.CreateAsync(Token);
            var sent = Corruption.Dossiers.SelectMany(Story.Snapshots).ToList();
            await parts.Recorder.RecordAsync(sent, Token);
            await parts.RollUp.RunAsync(Token);
            await corruption.DoAsync(parts.Tables);

            await parts.Audit.RunAsync(Token);
            Differences((await parts.AuditJournal.ReadAsync(Token))!.Last).ShouldBe(Differences(corruption.Found), corruption.Name);
            (await StoredNumbers.ReadAsync(parts.Tables, Token)).ShouldBe(StoredNumbers.Expected(sent.Select(SentEvent.Of)), corruption.Name);
        }
    }

    [Fact]
    public async Task Much_that_is_wrong_at_once_is_right_after_one_run()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Corruption.Dossiers);
        await storage.RollUpAsync();
        foreach (var corruption in Corruption.All.Where(corruption => !corruption.Name.StartsWith("a lost", StringComparison.Ordinal)))
        {
            await corruption.DoAsync(storage.Tables);
        }

        (await storage.AuditAsync()).Differences.Where(kind => kind.Value == 0).Select(kind => kind.Key).ShouldBe(["lostMarks"]);
        await storage.ShouldBeSettledAsync();
        (await storage.AuditAsync()).HasDifferences.ShouldBeFalse();
    }

    [Fact]
    public async Task A_repaired_ledger_row_keeps_its_last_event_and_one_that_was_lost_has_the_newest_of_its_dossiers()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync("accepted due:05 updated:07", "accepted id:H60.12-261102-0002 due:05 updated:09");
        await storage.RollUpAsync();
        TableEntity row = await storage.Tables.Dossiers.GetEntityAsync<TableEntity>("H60.12", "k|H60.12|20261102|1.004239", cancellationToken: Token);
        await storage.Tables.Dossiers.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);

        await storage.AuditAsync();
        TableEntity repaired = await storage.Tables.Dossiers.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: Token);
        repaired.GetDateTimeOffset("lastEventAt").ShouldBe(row.GetDateTimeOffset("lastEventAt"));
        repaired["receivedInPerson"] = 9L;
        repaired["lastEventAt"] = storage.Time.GetUtcNow();
        await storage.Tables.Dossiers.UpdateEntityAsync(repaired, repaired.ETag, TableUpdateMode.Replace, Token);

        await storage.AuditAsync();
        TableEntity again = await storage.Tables.Dossiers.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: Token);
        (again.GetInt64("receivedInPerson"), again.GetDateTimeOffset("lastEventAt")).ShouldBe((2, storage.Time.GetUtcNow()));
    }

    [Fact]
    public async Task More_than_fits_a_transaction_is_repaired()
    {
        var storage = await TestStorage.CreateAsync();
        await storage.RecordAsync(Enumerable.Range(0, 250).Select(number => $"accepted id:H60.12-261102-{number:0000} procedure:1.{number:000000}"));
        await storage.RollUpAsync();
        foreach (var row in await storage.Tables.Dossiers.ReadRangeAsync("H60.12", "k|", "k}", Token))
        {
            await storage.Tables.Dossiers.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: Token);
        }

        (await storage.AuditAsync()).LedgerRows.ShouldBe(250);
        await storage.ShouldBeSettledAsync();

        foreach (var row in await storage.Tables.Dossiers.ReadRangeAsync("H60.12", "d|", "d}", Token))
        {
            row["posted"] = "[]";
            await storage.Tables.Dossiers.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Token);
        }

        (await storage.AuditAsync()).RepostedDossiers.ShouldBe(250);
        await storage.ShouldBeSettledAsync();
    }

    [Fact]
    public async Task A_mark_that_is_only_late_is_set_and_no_finding()
    {
        var storage = await TestStorage.CreateAsync();
        var recorder = storage.StepRecorder(Corruption.Dossiers.First());
        await recorder.RunUntilBeforeAsync(Calls.Mark);
        storage.Time.Advance(TimeSpan.FromMinutes(14));

        (await storage.AuditAsync()).HasDifferences.ShouldBeFalse();
        (await storage.Parts.Marks.ListAsync(Token)).Count.ShouldBe(1);
        await recorder.FinishAsync();
        await storage.ShouldSettleAsync();
    }

    [Fact]
    public async Task Differences_are_counted_by_kind_for_who_listens()
    {
        List<(string Kind, long Count)> counted = [];
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "Dvc", Name: "dvc.audit.differences" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            lock (counted)
            {
                counted.Add(((string)tags[0].Value!, count));
            }
        });
        listener.Start();

        await Each_corruption_is_found_counted_by_kind_and_repaired_and_not_found_again("a wrong ledger row");

        lock (counted)
        {
            counted.ShouldContain(("ledgerRows", 1));
        }
    }

    private static IEnumerable<KeyValuePair<string, long>> Differences(AuditFindings findings) =>
        findings.Differences.Where(kind => kind.Value > 0);
}
