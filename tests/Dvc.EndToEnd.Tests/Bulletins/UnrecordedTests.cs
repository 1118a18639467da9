using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Bulletins;

/// <summary>A week whose events are accepted and not recorded when it is to be published.</summary>
public sealed class UnrecordedTests
{
    private const int Events = 900;
    private const string Published = "api/kpi/weekly?published=true";

    [Fact]
    public async Task A_week_is_not_published_before_what_was_accepted_is_recorded()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using (var app = await App.StartAsync(storage.ConnectionString, ("AzureWebJobs.RecordDossiers.Disabled", "true")))
        {
            (await app.PostAsync(Enumerable.Range(1, Events).Select(Event))).Json.GetProperty("accepted").GetInt32().ShouldBe(Events);
            await app.StartFunctionAsync("PublishBulletin");
            await Eventually.BeTrueAsync(
                () => Task.FromResult(app.Process.Output.Contains("A bulletin waits", StringComparison.Ordinal)), what: "the publisher has seen the queue");
            (await app.GetAsync(Published)).ShouldBeProblem(404);
            await app.Process.KillAsync();
        }

        await using var again = await App.StartAsync(storage.ConnectionString);
        (await again.GetAsync(Published)).ShouldBeProblem(404);
        await again.StartFunctionAsync("PublishBulletin");
        await Eventually.BeTrueAsync(async () => (await again.GetAsync(Published)).Status == 200, what: "the week is published");

        (await again.GetAsync(Published)).Json.GetProperty("counts").GetProperty("received").GetProperty("total").GetInt32().ShouldBe(Events);
        (await again.GetAsync("api/kpi/weekly")).Body.ShouldNotContain("\"restated\":");
    }

    private static EventJson Event(int number)
    {
        var (_, thisMonday) = Today.Week();
        var lastMonday = Today.Iso(thisMonday.AddDays(-7));
        return new EventJson($"H60.12-261102-{number:0000}")
        {
            Agency = "H60.12",
            ReceivedAt = $"{lastMonday}T08:00:00+07:00",
            UpdatedAt = $"{lastMonday}T09:00:00+07:00",
        };
    }
}
