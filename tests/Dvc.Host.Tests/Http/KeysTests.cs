using System.Net;
using Functions.Worker.Tests.Support;

namespace Functions.Worker.Tests.Http;

public sealed class KeysTests
{
    private const string FunctionKey = "the-function-key";
    private const string MasterKey = "the-master-key";

    [Theory]
    [InlineData("api/open", null, HttpStatusCode.OK)]
    [InlineData("api/open", "wrong", HttpStatusCode.OK)]
    [InlineData("api/read/week", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/read/week", "", HttpStatusCode.Unauthorized)]
    [InlineData("api/read/week", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("api/read/week", FunctionKey, HttpStatusCode.OK)]
    [InlineData("api/read/week", MasterKey, HttpStatusCode.OK)]
    [InlineData("api/manage", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/manage", FunctionKey, HttpStatusCode.Unauthorized)]
    [InlineData("api/manage", MasterKey, HttpStatusCode.NoContent)]
    [InlineData("admin/host/status", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", FunctionKey, HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", MasterKey, HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_level_allows(string path, string? key, HttpStatusCode expected)
    {
        await using var host = await StartAsync(FunctionKey, MasterKey);
        using var inHeader = new HttpRequestMessage(HttpMethod.Get, path);
        if (key is not null)
        {
            inHeader.Headers.Add("x-functions-key", key);
        }

        (await host.Client.SendAsync(inHeader, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(expected);

        var inQuery = await host.Client.GetAsync($"{path}?code={key}", TestContext.Current.CancellationToken);
        inQuery.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_refusal_is_a_problem_document()
    {
        await using var host = await StartAsync(FunctionKey, MasterKey);

        var response = await host.Client.GetAsync("api/manage", TestContext.Current.CancellationToken);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task A_key_that_is_not_configured_opens_nothing()
    {
        await using var host = await StartAsync(FunctionKey, masterKey: null);

        (await host.Client.GetAsync("api/manage", TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.Client.GetAsync("api/manage?code=", TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Without_keys_nobody_is_asked_and_only_this_machine_served()
    {
        await using var host = await StartAsync(functionKey: null, masterKey: null);

        host.Address.Host.ShouldBe("127.0.0.1");
        (await host.Client.GetAsync("api/manage", TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task With_keys_every_interface_is_served()
    {
        await using var host = await StartAsync(FunctionKey, MasterKey);

        host.Address.Host.ShouldBe("[::]");
    }

    [Fact]
    public async Task No_key_reaches_a_log_whatever_host_json_says()
    {
        using var folder = new TestFolder();
        folder.Write("host.json", """
            {
              "logging": {
                "logLevel": {
                  "default": "Trace",
                  "Microsoft": "Trace",
                  "Microsoft.AspNetCore": "Trace",
                  "Microsoft.AspNetCore.Hosting.Diagnostics": "Trace"
                }
              }
            }
            """);
        await using var host = await TestHost.StartAsync(
            typeof(WebFunctions), [("FunctionKey", FunctionKey), ("MasterKey", MasterKey)], folder: folder);

        await host.Client.GetAsync($"api/read/week?code={FunctionKey}", TestContext.Current.CancellationToken);
        await host.Client.GetAsync($"api/fail?code={MasterKey}", TestContext.Current.CancellationToken);
        await host.Client.GetAsync($"api/nothing?code={MasterKey}", TestContext.Current.CancellationToken);

        host.Logs.Lines.ShouldContain(line => line.Contains("Trace ") || line.Contains("Debug "));
        host.Logs.Lines.ShouldNotContain(line => line.Contains(FunctionKey) || line.Contains(MasterKey));
    }

    private static Task<TestHost> StartAsync(string? functionKey, string? masterKey) => TestHost.StartAsync(
        typeof(WebFunctions), [("FunctionKey", functionKey), ("MasterKey", masterKey)]);
}
