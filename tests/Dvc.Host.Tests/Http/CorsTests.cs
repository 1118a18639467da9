using System.Net;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Http;

[Collection<HostsCollection>]
public sealed class CorsTests(KeyedHost host, RunningHost closed)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_read_the_answer()
    {
        using var response = await SendAsync(host.Client, HttpMethod.Get, KeyedHost.Origin);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([KeyedHost.Origin]);
        response.Headers.GetValues("Access-Control-Allow-Credentials").ShouldBe(["true"]);
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_without_the_function()
    {
        using var response = await SendAsync(host.Client, HttpMethod.Options, KeyedHost.Origin, ("Access-Control-Request-Method", "PUT"), ("Access-Control-Request-Headers", "x-functions-key"));

        await response.ShouldBeBareAsync(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe([KeyedHost.Origin]);
        response.Headers.GetValues("Access-Control-Allow-Methods").ShouldBe(["PUT"]);
        response.Headers.GetValues("Access-Control-Allow-Headers").ShouldBe(["x-functions-key"]);
    }

    [Fact]
    public async Task A_page_of_another_origin_may_not()
    {
        using var response = await SendAsync(host.Client, HttpMethod.Get, "https://other.example");
        using var asked = await SendAsync(host.Client, HttpMethod.Options, "https://other.example", ("Access-Control-Request-Method", "PUT"));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        asked.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_setting_no_page_may()
    {
        using var response = await SendAsync(closed.Client, HttpMethod.Get, KeyedHost.Origin);
        using var asked = await SendAsync(closed.Client, HttpMethod.Options, KeyedHost.Origin, ("Access-Control-Request-Method", "PUT"));

        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        asked.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "api/status/200");
        foreach (var (name, value) in headers.Append(("Origin", origin)))
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request, Cancelled);
    }
}
