using Dvc.EndToEnd.Tests.National;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Crashes;

public sealed class StorageDownTests
{
    // Five times what an answer may take: a busy machine must not fail the test.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task While_storage_is_down_the_app_says_so_and_afterwards_nothing_it_accepted_is_lost()
    {
        using var folder = new TestFolder();
        await using var storage = await AzuriteServer.StartAsync(dataDirectory: folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString, ("QueueLease", "00:00:03"));
        (await app.PostAsync(Events(1, 500))).Status.ShouldBe(202);

        await storage.StopAsync(TestContext.Current.CancellationToken);
        var national = app.DeliverItemsAsync(SourceKeys.Development, new NationalItem("H60.12-220701-0501"));
        var answers = await Task.WhenAll(
            app.PostAsync(Events(501, 10)), app.GetAsync("api/kpi/weekly?week=2022-W26"), app.GetAsync("api/health"));
        foreach (var answer in answers)
        {
            answer.ShouldBeProblem(503);
            answer.Text("title").ShouldBe("Storage does not answer.");
            answer.Text("detail").ShouldBe("Nothing of the request is certain to have been done; send it again.");
            answer.RetryAfter.ShouldBe("5");
        }

        (await national).ShouldBeNationalError(503).Text("message").ShouldBe(
            "Không nhận được thông điệp. / Storage does not answer. Nothing of the request is certain to have been done; send it again.");
        (await national).RetryAfter.ShouldBe("5");

        await storage.RestartAsync(TestContext.Current.CancellationToken);
        (await app.PostAsync(Events(501, 10))).Status.ShouldBe(202);
        await app.SettleAsync();
        (await app.GetAsync("api/kpi/weekly?week=2022-W26&agency=H60")).Json
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(510);
        app.Process.HasExited.ShouldBeFalse();
    }

    /// <summary>Storage whose ports nobody listens on, and storage that takes connections and never answers.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_only_asks_hears_soon_that_storage_does_not_answer(bool isGone)
    {
        using var folder = new TestFolder();
        await using var storage = await AzuriteServer.StartAsync(dataDirectory: folder.Path, cancellationToken: TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(storage.ConnectionString);
        (await app.GetAsync("api/health")).Status.ShouldBe(200);

        await (isGone ? storage.StopAsync(TestContext.Current.CancellationToken) : Signals.HoldAsync(storage.ProcessId));
        try
        {
            // With the clients' own limits health took half a minute where storage is gone, and minutes where it hangs.
            foreach (var path in (string[])["api/health", "api/kpi/weekly?week=2022-W26", "api/kpi/now", "api/catalog/agencies", "api/health"])
            {
                var answer = await app.GetAsync(path).WaitAsync(Patience, TestContext.Current.CancellationToken);
                answer.ShouldBeProblem(503).Text("title").ShouldBe("Storage does not answer.");
                answer.RetryAfter.ShouldBe("5");
            }
        }
        finally
        {
            await (isGone ? storage.RestartAsync(TestContext.Current.CancellationToken) : Signals.GoOnAsync(storage.ProcessId));
        }

        await app.UntilAsync("queue", "depth");
        (await app.GetAsync("api/kpi/weekly?week=2022-W26")).Status.ShouldBe(200);
    }

    private static IEnumerable<EventJson> Events(int first, int count) =>
        Enumerable.Range(first, count).Select(number => new EventJson($"H60.12-220701-{number:0000}"));
}
