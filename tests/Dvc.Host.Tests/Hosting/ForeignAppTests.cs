using System.Net;
using System.Net.Http.Json;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Hosting;

public sealed class ForeignAppTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_of_the_published_templates_runs_as_it_is()
    {
        using var folder = new TestFolder();
        await using var host = new HostProcess(
            folder,
            HostProcess.AppFolder("Dvc.Host.ForeignApp"),
            HostProcess.WriteSettings(folder, [("AzureWebJobsStorage", azurite.ConnectionString), ("FunctionKey", "function"), ("MasterKey", "master")]));
        using var client = await host.ClientAsync();

        (await client.GetAsync("api/HttpTrigger1", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetStringAsync("api/HttpTrigger1?code=function", Cancelled)).ShouldBe("Welcome to Azure Functions!");
        await azurite.Queue("myqueue-items").SendMessageAsync(Convert.ToBase64String("hello"u8), Cancelled);
        using var run = await client.PostAsJsonAsync("admin/functions/TimerTrigger1?code=master", new { }, Cancelled);

        run.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.BeTrueAsync(() => Says("C# HTTP trigger function processed a GET request."));
        await Eventually.BeTrueAsync(() => Says("C# Queue trigger function processed: hello"));
        await Eventually.BeTrueAsync(() => Says("C# Timer trigger function executed. Next timer schedule at: "));

        await host.TerminateAsync();
        (await host.ExitCodeAsync()).ShouldBe(0);

        bool Says(string text) => host.Output.Any(line => line.Contains(text));
    }
}
