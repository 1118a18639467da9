using Azure.Data.Tables;
using Dvc.Azurite;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Kpi;

public sealed class ContradictionTests
{
    /// <summary>What a roll-up that stands between two writes leaves is made by hand, as no roll-up stands still for a test.</summary>
    [Fact]
    public async Task Figures_that_contradict_each_other_are_not_answered_until_they_do_not()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString);
        (await app.PostAsync([new EventJson("H60.12-220701-0001")])).Status.ShouldBe(202);
        await app.SettleAsync();
        (await app.PostAsync([new EventJson("H60.12-220701-0002")])).Status.ShouldBe(202);
        await app.UntilAsync("queue", "depth");
        var kpis = new TableServiceClient(storage.ConnectionString).GetTableClient("kpis");
        var row = (await kpis.GetEntityAsync<TableEntity>("day|202207", "2022-07-01|H60", cancellationToken: TestContext.Current.CancellationToken)).Value;
        var right = new TableEntity(row);
        row["receivedOnline"] = (row.GetInt64("receivedOnline") ?? 0) + 1;
        await kpis.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Replace, TestContext.Current.CancellationToken);

        foreach (var path in (string[])["api/kpi/weekly?week=2022-W26&agency=H60", "api/quality?from=2022-07-01&to=2022-07-02&agency=H60"])
        {
            var refused = (await app.GetAsync(path)).ShouldBeProblem(503);
            refused.Text("title").ShouldBe("The figures are being rolled up.");
            refused.RetryAfter.ShouldBe("2");
            refused.Json.GetProperty("pending").GetProperty("partitions").GetInt32().ShouldBe(1);
        }

        await kpis.UpdateEntityAsync(right, Azure.ETag.All, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        (await app.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Status.ShouldBe(200);
    }
}
