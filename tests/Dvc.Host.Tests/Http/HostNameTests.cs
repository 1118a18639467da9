using System.Net;
using Dvc.Host.Tests.Queues;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Http;

/// <summary>Whom the host answers to, and what <c>/</c> and other methods are where no function has them.</summary>
public sealed class HostNameTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("LOCALHOST", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("localhost:9999", HttpStatusCode.OK)]
    [InlineData("dvc.tinh.example", HttpStatusCode.OK)]
    [InlineData("10.0.0.5", HttpStatusCode.OK)]
    [InlineData("attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.2", HttpStatusCode.BadRequest)]
    public async Task Only_this_machine_and_the_names_that_are_set_are_answered_to(string name, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync([], QueueRuns.Text, [("AllowedHosts", "dvc.tinh.example; 10.0.0.5")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "admin/host/ping") { Headers = { Host = name } };

        using var response = await host.Client.SendAsync(request, Cancelled);

        await response.ShouldBeBareAsync(expected);
    }

    [Theory]
    [InlineData(null, "GET", HttpStatusCode.OK, true)]
    [InlineData(null, "POST", HttpStatusCode.OK, true)]
    [InlineData("true", "GET", HttpStatusCode.NoContent, false)]
    [InlineData("True", "POST", HttpStatusCode.NoContent, false)]
    public async Task The_first_page_is_the_hosts_own_until_a_setting_turns_it_off(string? disabled, string method, HttpStatusCode expected, bool hasBody)
    {
        await using var host = await TestHost.StartAsync([Described.Http("One", "{id}", "get")], QueueRuns.Text, [("AzureWebJobsDisableHomepage", disabled)]);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), "/");

        using var response = await host.Client.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(expected);
        ((await response.Content.ReadAsStringAsync(Cancelled)).Length > 0).ShouldBe(hasBody);
    }

    [Theory]
    [InlineData("https://attacker.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.Forbidden)]
    [InlineData("https://page.example", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("own", HttpStatusCode.OK)]
    public async Task Pages_of_other_origins_do_not_get_to_the_hosts_own_routes_though_no_key_is_set(string? origin, HttpStatusCode expected)
    {
        await using var host = await TestHost.StartAsync([], QueueRuns.Text, [("Host:CORS", "*,https://page.example")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "admin/host/status");
        request.Headers.TryAddWithoutValidation("Origin", origin == "own" ? host.Address.GetLeftPart(UriPartial.Authority) : origin ?? "");
        if (origin is null)
        {
            request.Headers.Remove("Origin");
        }

        using var response = await host.Client.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("DELETE", "admin/host/status")]
    [InlineData("POST", "admin/host/status")]
    [InlineData("PUT", "admin/functions/RollUp")]
    [InlineData("DELETE", "admin/host/ping")]
    [InlineData("POST", "api/letters")]
    [InlineData("GET", "api/nothing")]
    public async Task Another_method_is_not_found_as_another_route_is(string method, string path)
    {
        await using var host = await TestHost.StartAsync([Described.Http("Letters", "letters", "get")], QueueRuns.Text);
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);

        using var response = await host.Client.SendAsync(request, Cancelled);

        await response.ShouldBeBareAsync(HttpStatusCode.NotFound);
        response.Content.Headers.Allow.ShouldBeEmpty();
    }
}
