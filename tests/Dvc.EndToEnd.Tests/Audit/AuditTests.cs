using System.Text.Json;
using Azure.Data.Tables;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Audit;

/// <summary>What a hand broke in the tables of a running app.</summary>
public sealed class AuditTests(EmptyApp empty) : IClassFixture<EmptyApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ledger_row_changed_by_hand_is_found_and_repaired_and_the_next_audit_finds_nothing()
    {
        // Health speaks of the audit alone where the calendar is known.
        var days = Enumerable.Range(Today.Date.Year, 2).Select(year => $$"""{"date":"{{year}}-01-01","kind":"holiday","name":"Tết Dương lịch","document":"test"}""");
        (await empty.App.PutCatalogAsync("calendar", $"[{string.Join(',', days)}]")).Status.ShouldBe(200);
        await empty.App.PostAsync([new EventJson("H60.12-220701-0001"), new EventJson("H60.12-220701-0002")]);
        await empty.App.SettleAsync();
        var quiet = await AuditAsync(audit => audit.GetProperty("lastFinishedAt").ValueKind != JsonValueKind.Null);
        quiet.GetProperty("homes").GetInt32().ShouldBe(1);
        quiet.GetProperty("agencies").GetInt32().ShouldBe(3);
        quiet.GetProperty("lastDifferenceAt").ValueKind.ShouldBe(JsonValueKind.Null);
        (await HealthAsync()).GetProperty("status").GetString().ShouldBe("healthy");

        // A roll-up serves the wrong row before anybody looks.
        await CorruptAsync();
        await empty.App.PostAsync([new EventJson("H60.12-220701-0003")]);
        await empty.App.SettleAsync();
        (await ReceivedAsync()).ShouldBe(48);

        var found = await AuditAsync(audit => audit.GetProperty("ledgerRows").GetInt32() == 1);
        found.GetProperty("lastDifferenceAt").ValueKind.ShouldBe(JsonValueKind.String);
        (await HealthAsync()).GetProperty("status").GetString().ShouldBe("degraded");
        await empty.App.UntilAsync("rollUp", "pendingHomes");
        (await ReceivedAsync()).ShouldBe(3);

        await AuditAsync(audit => audit.GetProperty("ledgerRows").GetInt32() == 0 && audit.GetProperty("agencies").GetInt32() == 3);
        (await HealthAsync()).GetProperty("status").GetString().ShouldBe("healthy");
    }

    private async Task CorruptAsync()
    {
        var dossiers = new TableClient(empty.Storage, "dossiers");
        TableEntity row = await dossiers.GetEntityAsync<TableEntity>("H60.12", "k|H60.12|20220701|1.004239", cancellationToken: Cancelled);
        row["receivedInPerson"] = 47L;
        await dossiers.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, Cancelled);
    }

    private async Task<int> ReceivedAsync() => (await empty.App.GetAsync("api/kpi/weekly?week=2022-W26")).Json
        .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32();

    private async Task<JsonElement> HealthAsync() => (await empty.App.GetAsync("api/health")).Json;

    private async Task<JsonElement> AuditAsync(Func<JsonElement, bool> isDone)
    {
        await empty.App.StartFunctionAsync("Audit");
        await Eventually.BeTrueAsync(async () => isDone((await HealthAsync()).GetProperty("audit")), what: "the audit is over");
        return (await HealthAsync()).GetProperty("audit");
    }
}
