using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dvc.Azurite;
using Dvc.EndToEnd.Tests.OpenApi;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

/// <summary>What browsers meet: the first page, HEAD, and pages of other origins that reach an app without keys.</summary>
public sealed partial class BrowserTests(BrowserTests.OpenApp open) : IClassFixture<BrowserTests.OpenApp>
{
    private const string Allowed = "https://dashboard.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private App App => open.App;

    private string Own => App.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Whatever_GET_reads_HEAD_reads_without_the_body()
    {
        var api = await ApiDescription.OfAsync(App);
        foreach (var read in api.Operations.Where(operation => operation.Method == "GET"))
        {
            var target = read.Target(new Dictionary<string, string>(StringComparer.Ordinal));
            using var get = await SendAsync(HttpMethod.Get, target);
            using var head = await SendAsync(HttpMethod.Head, target);

            head.StatusCode.ShouldBe(get.StatusCode, target);
            (await head.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty(target);
            Headers(head).ShouldBe(Headers(get), target);
        }
    }

    [Theory]
    [InlineData("HEAD", "api/events")]
    [InlineData("HEAD", "api/nothing")]
    [InlineData("PATCH", "api/kpi/weekly")]
    [InlineData("DELETE", "api/health")]
    public async Task Another_method_and_another_route_are_not_found_without_a_body(string method, string path)
    {
        using var response = await SendAsync(HttpMethod.Parse(method), path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_page_says_what_this_is_how_it_stands_and_where_to_go()
    {
        using var response = await SendAsync(HttpMethod.Get, "");
        var page = await response.Content.ReadAsStringAsync(Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        page.ShouldContain("<html lang=\"vi\">");
        page.ShouldContain("hoạt động bình thường");
        page.ShouldContain("State: healthy");
        foreach (Match link in Link().Matches(page))
        {
            (await App.GetAsync(link.Groups["path"].Value)).Status.ShouldBe(200, link.Value);
        }

        Link().Matches(page).Select(link => link.Groups["path"].Value.Split('?')[0]).ShouldBe(["/api/definitions", "/api/openapi.json", "/api/health"]);
        page.ShouldNotContain("://");
        response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'none'; style-src 'sha256-");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task While_storage_is_down_the_first_page_says_so_soon()
    {
        await using var storage = await AzuriteServer.StartAsync(cancellationToken: Token);
        await using var app = await App.StartAsync(storage.ConnectionString);
        (await app.GetAsync("")).Body.ShouldContain("State: healthy");
        await storage.StopAsync(Token);

        // No answer of the retries that storage's clients make would be there by then.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await Eventually.BeTrueAsync(async () =>
        {
            using var response = await app.Client.GetAsync(new Uri("", UriKind.Relative), patience.Token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return (await response.Content.ReadAsStringAsync(Token)).Contains("State: storage does not answer");
        });
    }

    [Theory]
    [InlineData("POST", "api/sources/none/rotate")]
    [InlineData("POST", "api/deadletters/none/replay")]
    [InlineData("DELETE", "api/deadletters/none")]
    [InlineData("DELETE", "api/sources/none")]
    [InlineData("PUT", "api/sources/none")]
    [InlineData("PUT", "api/catalog/targets")]
    public async Task A_page_of_another_origin_cannot_administer_and_text_is_no_form(string method, string path)
    {
        foreach (var origin in new[] { "https://attacker.example", "null", "http://localhost", $"{Own}.attacker.example", "https://" })
        {
            (await AdministerAsync(method, path, origin)).ShouldBeProblem(403).Text("title").ShouldBe("The origin is not allowed.");
        }

        foreach (var origin in new[] { null, Own, Own.ToUpperInvariant(), Allowed })
        {
            (await AdministerAsync(method, path, origin)).Status.ShouldNotBe(403, origin);
        }

        foreach (var form in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data" })
        {
            (await AdministerAsync(method, path, origin: null, form)).ShouldBeProblem(415);
        }

        (await App.GetAsync("api/sources")).Json.GetProperty("sources").GetArrayLength().ShouldBe(path == "api/sources/none" && method == "PUT" ? 1 : 0);
        (await AdministerAsync("DELETE", "api/sources/none", origin: null)).Status.ShouldBeOneOf(204, 404);
    }

    [Theory]
    [InlineData("attacker.example", 400)]
    [InlineData("localhost", 200)]
    public async Task Another_name_than_this_machines_is_not_answered_to(string name, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/health", UriKind.Relative)) { Headers = { Host = name } };

        (await App.SendAsync(request)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Forms_of_an_answer_have_tags_of_their_own_and_say_that_they_vary()
    {
        const string Path = "api/kpi/weekly?week=2022-W26";
        HashSet<string> tags = [];
        foreach (var (query, accept) in new[] { ("", "*/*"), ("", "text/csv"), ("&pretty", "*/*"), ("&level=department", "*/*"), ("&level=department", "text/csv") })
        {
            using var first = await SendAsync(HttpMethod.Get, Path + query, ("Accept", accept));
            var tag = first.Headers.ETag!.ToString();
            using var again = await SendAsync(HttpMethod.Get, Path + query, ("Accept", accept), ("If-None-Match", tag));

            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            string.Join(',', first.Headers.Vary).ShouldBe("Accept,Accept-Encoding");
            tags.Add(tag);
        }

        // Of a week without agencies every level is the same.
        tags.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("api/kpi/weekly?weeks=2022-W26", "The nearest that this route takes is week;")]
    [InlineData("api/health?verbose=1", "This route takes no parameters.")]
    [InlineData("api/kpi/weekly?week=2022-W26&week=2022-W26", "week must be given once; it is repeated.")]
    [InlineData("api/openapi.json?x", "This route takes no parameters.")]
    public async Task A_parameter_that_would_be_ignored_is_refused(string path, string detail) =>
        (await App.GetAsync(path)).ShouldBeProblem(400).Text("detail").ShouldContain(detail);

    private static List<string> Headers(HttpResponseMessage response) =>
        [.. response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Content-Length" or "Date" or "Transfer-Encoding"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}")
            .Order(StringComparer.Ordinal)];

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await App.Client.SendAsync(request, Token);
    }

    private async Task<Answer> AdministerAsync(string method, string path, string? origin, string form = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(path, UriKind.Relative))
        {
            Content = new StringContent(path.StartsWith("api/catalog", StringComparison.Ordinal) ? "[]" : "{\"agency\": \"H60\"}", Encoding.UTF8, form),
        };
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return await App.SendAsync(request);
    }

    [GeneratedRegex("href=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    /// <summary>An app without keys, which names an origin that may call it.</summary>
    public sealed class OpenApp : EmptyApp
    {
        private protected override IEnumerable<(string Name, string Value)> Settings =>
            [("FUNCTIONS_ENABLE_CORS_CONFIGURATION", "1"), ("CORS_ALLOWED_ORIGINS", $"[\"{Allowed}\"]")];
    }
}
