using System.Net;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Http;

[Collection<HostsCollection>]
public sealed class KeysTests(KeyedHost host, RunningHost open)
{
    private const string FunctionKey = KeyedHost.FunctionKey;
    private const string MasterKey = KeyedHost.MasterKey;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api/echo/open", null, HttpStatusCode.OK)]
    [InlineData("api/echo/open", "wrong", HttpStatusCode.OK)]
    [InlineData("api/read", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/read", "", HttpStatusCode.Unauthorized)]
    [InlineData("api/read", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("api/read", FunctionKey, HttpStatusCode.OK)]
    [InlineData("api/read", MasterKey, HttpStatusCode.OK)]
    [InlineData("api/manage", null, HttpStatusCode.Unauthorized)]
    [InlineData("api/manage", FunctionKey, HttpStatusCode.Unauthorized)]
    [InlineData("api/manage", MasterKey, HttpStatusCode.NoContent)]
    [InlineData("admin/host/status", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", FunctionKey, HttpStatusCode.Forbidden)]
    [InlineData("admin/host/status", MasterKey, HttpStatusCode.OK)]
    [InlineData("admin/functions/Tick", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/functions/Tick", FunctionKey, HttpStatusCode.Forbidden)]
    [InlineData("admin/functions/Tick", MasterKey, HttpStatusCode.OK)]
    [InlineData("admin/functions/Nothing", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/functions/Nothing", FunctionKey, HttpStatusCode.Forbidden)]
    [InlineData("admin/functions/Nothing", MasterKey, HttpStatusCode.NotFound)]
    [InlineData("admin/host/ping", null, HttpStatusCode.OK)]
    public async Task A_key_opens_what_its_level_allows(string path, string? key, HttpStatusCode expected)
    {
        using var inHeader = await host.SendAsync(HttpMethod.Get, path, key);
        inHeader.StatusCode.ShouldBe(expected);

        using var inQuery = await host.SendAsync(HttpMethod.Get, $"{path}?code={key}", key: null);
        inQuery.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("api/manage", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", null, HttpStatusCode.Unauthorized)]
    [InlineData("admin/host/status", FunctionKey, HttpStatusCode.Forbidden)]
    [InlineData("admin/functions/Nothing", MasterKey, HttpStatusCode.NotFound)]
    public async Task A_refusal_is_a_status_without_a_body(string path, string? key, HttpStatusCode expected)
    {
        using var response = await host.SendAsync(HttpMethod.Get, path, key);

        await response.ShouldBeBareAsync(expected);
    }

    [Fact]
    public async Task Under_admin_it_says_how_to_identify_oneself()
    {
        using var response = await host.SendAsync(HttpMethod.Get, "admin/host/status", key: null);

        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task The_header_goes_before_the_query()
    {
        using var wrong = await host.SendAsync(HttpMethod.Get, $"api/read?code={FunctionKey}", "wrong");
        using var right = await host.SendAsync(HttpMethod.Get, "api/read?code=wrong", FunctionKey);

        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_keys_nobody_is_asked_and_only_this_machine_served()
    {
        using var response = await open.Client.GetAsync("api/manage", Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        open.Process.Text.ShouldContain("Listening on http://127.0.0.1:");
        host.Process.Text.ShouldNotContain("Listening on http://127.0.0.1:");
    }
}
