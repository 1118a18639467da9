using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dvc.Host.Tests.Support;

namespace Dvc.Host.Tests.Http;

[Collection<HostsCollection>]
public sealed class RequestTests(RunningHost host)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_action_result_becomes_the_response()
    {
        using var response = await host.Client.GetAsync("api/echo/open", Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("method").GetString().ShouldBe("GET");
    }

    [Theory]
    [InlineData("api/echo/week/2026-W47?x=1", "week", "2026-W47", "?x=1", "1")]
    [InlineData("api/ECHO/week", "week", null, "", null)]
    [InlineData("api/echo/th%C3%A1ng%20m%E1%BB%99t/%25%C4%91?x=%C4%91%26%3D+%2B%2F&x=2", "tháng một", "%đ", "?x=%C4%91%26%3D+%2B%2F&x=2", "đ&= +/,2")]
    public async Task Route_and_query_arrive_as_they_were_sent(
        string path, string grain, string? period, string query, string? value)
    {
        var seen = await host.Client.GetFromJsonAsync<JsonElement>(path, Cancelled);

        seen.GetProperty("grain").GetString().ShouldBe(grain);
        seen.GetProperty("period").GetString().ShouldBe(period);
        seen.GetProperty("query").GetString().ShouldBe(query);
        (seen.GetProperty("values").TryGetProperty("x", out var x) ? x.GetString() : null).ShouldBe(value);
    }

    [Fact]
    public async Task Headers_arrive_as_they_were_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/headers");
        request.Headers.Add("x-source-key", "a key");
        request.Headers.Add("Cookie", "one=1; other=2");
        request.Headers.Add("Authorization", "Bearer something");
        request.Headers.Add("If-None-Match", "\"a tag\"");
        request.Headers.Add("Accept", ["text/csv", "*/*"]);

        using var response = await host.Client.SendAsync(request, Cancelled);

        var headers = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("headers");
        headers.GetProperty("x-source-key").GetString().ShouldBe("a key");
        headers.GetProperty("Cookie").GetString().ShouldBe("one=1; other=2");
        headers.GetProperty("Authorization").GetString().ShouldBe("Bearer something");
        headers.GetProperty("If-None-Match").GetString().ShouldBe("\"a tag\"");
        headers.GetProperty("Accept").GetString().ShouldBe("text/csv, */*");
    }

    [Fact]
    public async Task The_invocation_is_the_hosts_to_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/echo/invocation");
        request.Headers.Add("x-ms-invocation-id", "the client's");

        using var response = await host.Client.SendAsync(request, Cancelled);

        var seen = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        var id = seen.GetProperty("invocationId").GetString()!;
        Guid.TryParse(id, out _).ShouldBeTrue();
        seen.GetProperty("headers").GetProperty("x-ms-invocation-id").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_function_that_names_no_method_answers_all(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/echo/{method}");

        using var response = await host.Client.SendAsync(request, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Folder.Has($"{method}.began").ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var body = await response.Content.ReadAsStringAsync(Cancelled);
        (method == "HEAD" ? body.Length == 0 : body.Contains($"\"{method}\"")).ShouldBeTrue(body);
    }

    [Theory]
    [InlineData("GET", "api/echo")]
    [InlineData("GET", "api/status/200/further")]
    [InlineData("GET", "status/200")]
    [InlineData("GET", "api/answer")]
    [InlineData("POST", "api/status/200")]
    [InlineData("HEAD", "api/status/200")]
    [InlineData("GET", "admin/nothing")]
    public async Task What_no_function_answers_is_not_found_not_even_by_another_method(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var response = await host.Client.SendAsync(request, Cancelled);

        await response.ShouldBeBareAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(304)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(503)]
    public async Task Status_and_headers_are_the_functions(int code)
    {
        using var response = await host.Client.GetAsync($"api/status/{code}", Cancelled);

        ((int)response.StatusCode).ShouldBe(code);
        response.Headers.ETag!.Tag.ShouldBe("\"a tag\"");
        response.Headers.GetValues("Set-Cookie").ShouldBe(["one=1", "other=2"]);
    }

    [Fact]
    public async Task An_exception_is_logged_and_not_told()
    {
        // Its route is its name, where none is given.
        using var response = await host.Client.GetAsync("api/fail", Cancelled);

        await response.ShouldBeBareAsync(HttpStatusCode.InternalServerError);
        await Eventually.BeTrueAsync(() => host.Process.Text.Contains("the secret of GET"));
        await Eventually.BeTrueAsync(() => host.Process.Output.Any(line => line.Contains("Function.Fail") && line.Contains("Failed")));
    }

    [Fact]
    public async Task An_answer_reaches_the_client_while_the_function_still_writes()
    {
        using var response = await host.Client.GetAsync("api/stream/streamed", HttpCompletionOption.ResponseHeadersRead, Cancelled);
        await using var stream = await response.Content.ReadAsStreamAsync(Cancelled);
        var first = new byte[6];
        await stream.ReadExactlyAsync(first, Cancelled);

        host.Folder.Write("streamed.go", string.Empty);

        using var rest = new StreamReader(stream);
        (await rest.ReadToEndAsync(Cancelled)).ShouldBe("last");
        first.ShouldBe("first "u8.ToArray());
    }

    [Fact]
    public async Task Half_an_answer_does_not_look_like_a_whole_one()
    {
        using var response = await host.Client.GetAsync("api/break", HttpCompletionOption.ResponseHeadersRead, Cancelled);

        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Cancelled));
    }

    [Fact]
    public async Task A_client_that_leaves_cancels_the_function()
    {
        using var leaving = new CancellationTokenSource();
        var request = host.Client.GetAsync("api/answer/left", leaving.Token);
        await Eventually.BeTrueAsync(() => host.Folder.Has("left.began"));

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(request);
        await Eventually.BeTrueAsync(() => host.Folder.Has("left.cancelled"));
    }

    [Fact]
    public async Task Requests_are_answered_at_the_same_time()
    {
        var answers = Enumerable.Range(0, 40).Select(index => host.Client.GetStringAsync($"api/answer/many{index}", Cancelled)).ToList();
        await Eventually.BeTrueAsync(() => host.Folder.Beginning("many").Length == answers.Count);

        for (var index = 0; index < answers.Count; index++)
        {
            host.Folder.Write($"many{index}.go", string.Empty);
        }

        (await Task.WhenAll(answers)).ShouldBe(Enumerable.Range(0, answers.Count).Select(index => $"GET many{index}"));
    }
}
