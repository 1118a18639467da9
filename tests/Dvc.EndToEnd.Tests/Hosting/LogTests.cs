using Azure.Storage.Queues;
using Dvc.EndToEnd.Tests.BadInput;
using Dvc.EndToEnd.Tests.DeadLetters;
using Dvc.EndToEnd.Tests.Support;
using Dvc.Azurite;

namespace Dvc.EndToEnd.Tests.Hosting;

public sealed class LogTests
{
    [Fact]
    public async Task Neither_bodies_nor_dossier_codes_nor_keys_are_logged()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: cancelled);
        await using var app = await App.StartAsync(
            storage.ConnectionString, [.. Keys.Settings, ("AzureFunctionsJobHost__logging__logLevel__default", "Trace")]);
        app.Client.DefaultRequestHeaders.Add(Keys.Header, Keys.Master);

        await app.PostAsync([new EventJson("H60.12-220701-0001"), new EventJson("H60.12-220701-0002") { Status = EventJson.Secret }]);
        using var stranger = new HttpClient { BaseAddress = app.Client.BaseAddress };
        foreach (var request in BadRequests.ById.Values)
        {
            (await request.SendAsync(stranger)).Status.ShouldBe(request.Status, request.Id);
        }

        var first = await app.NewSourceAsync("h60", "H60");
        var second = await app.RotateAsync("h60", graceSeconds: 60);
        await app.DeliverAsync(first, new EventJson("H60.12-220701-0001").ToString());
        await app.DeliverAsync(second, new EventJson("H61.12-220701-0001") { Agency = "H61.12" }.ToString());
        await app.DeliverAsync(EventJson.Secret, new EventJson("H60.12-220701-0001").ToString());
        await app.PutSourceAsync("h61", $$"""{"agency":"{{EventJson.Secret}}"}""");

        var queue = new QueueClient(storage.ConnectionString, "dossier-events");
        foreach (var message in BadMessages.All)
        {
            await queue.SendMessageAsync(message.Text, cancelled);
        }

        await app.SettleAsync();
        var letters = new Letters(app, storage.ConnectionString);
        (await letters.ReplayAsync(await letters.PoisonAsync($"{{\"events\":[{new EventJson("H60.12-220701-0004")}]}}"))).Status.ShouldBe(202);
        await letters.GetAsync(EventJson.Secret);
        await app.UntilAsync("queue", "depth");
        await app.GetAsync($"api/kpi/weekly?week={EventJson.Secret}&code={Keys.Function}");
        await app.GetAsync($"api/{EventJson.Secret}?code={Keys.Function}");
        await storage.StopAsync(cancelled);
        (await app.PostAsync([new EventJson("H60.12-220701-0003")])).ShouldBeProblem(503);

        (await app.Process.TerminateAsync()).ShouldBe(0);
        var output = app.Process.Output;
        output.ShouldContain("Storage failed in AcceptEvents.");
        output.ShouldNotContain(EventJson.Secret);
        output.ShouldNotContain(first);
        output.ShouldNotContain(second);
        output.ShouldNotContain(SourceKeys.Development);
        output.ShouldNotContain(Keys.Function);
        output.ShouldNotContain(Keys.Master);
        output.ShouldNotMatch("[0-9A-Z]-[0-9]{6,8}-[0-9]{3,8}");
        output.ShouldNotContain("AccountKey");
    }
}
