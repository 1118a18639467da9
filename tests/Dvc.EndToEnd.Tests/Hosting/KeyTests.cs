using System.Text;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Sources;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

/// <summary>No one gets in who does not belong, on any route.</summary>
public sealed class KeyTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    private App App => guarded.App;

    [Fact]
    public void Every_route_that_the_app_serves_is_tried_here()
    {
        var (http, host) = (Listed(Routes.Ingest, Routes.Anonymous, Routes.Function, Routes.Admin), Listed(Routes.Host));
        var printed = Routes.PrintedBy(App.Process).ToList();

        printed.ShouldNotBeEmpty();
        printed.Where(route => !http.Concat(host).Any(path => Routes.LeadsTo(path, route))).ShouldBeEmpty();
        http.Where(path => !printed.Exists(route => Routes.LeadsTo(path, route))).ShouldBeEmpty();

        static List<string> Listed(params IEnumerable<TheoryData<string, string>> lists) =>
            [.. lists.SelectMany(list => list.Select(route => $"{route.Data.Item1} {route.Data.Item2}"))];
    }

    [Theory]
    [MemberData(nameof(Routes.Function), MemberType = typeof(Routes))]
    [MemberData(nameof(Routes.Admin), MemberType = typeof(Routes))]
    [MemberData(nameof(Routes.Host), MemberType = typeof(Routes))]
    public async Task Without_a_key_of_the_host_nothing_is_answered(string method, string path)
    {
        foreach (var key in await SourceKeysAsync())
        {
            (await SendAsync(method, path, (Keys.Header, key))).ShouldBeRefusedByTheHost(401);
            (await SendAsync(method, path, (SourceKeys.Header, key))).ShouldBeRefusedByTheHost(401);
            (await SendAsync(method, WithCode(path, key))).ShouldBeRefusedByTheHost(401);
        }

        (await SendAsync(method, path)).ShouldBeRefusedByTheHost(401);
        (await SendAsync(method, path, (SourceKeys.Header, Keys.Master))).ShouldBeRefusedByTheHost(401);
    }

    [Theory]
    [MemberData(nameof(Routes.Ingest), MemberType = typeof(Routes))]
    public async Task Without_the_key_of_a_source_nothing_is_taken(string method, string path)
    {
        var keys = await SourceKeysAsync();
        foreach (var key in (string[])[keys[0], keys[1], Keys.Function, Keys.Master])
        {
            (await SendAsync(method, path, (SourceKeys.Header, key))).ShouldBeUnknownSource(path);
        }

        foreach (var key in (string[])[.. keys, Keys.Function, Keys.Master])
        {
            (await SendAsync(method, path, (Keys.Header, key))).ShouldBeUnknownSource(path);
            (await SendAsync(method, WithCode(path, key))).ShouldBeUnknownSource(path);
        }

        (await SendAsync(method, path)).ShouldBeUnknownSource(path);
    }

    [Theory]
    [MemberData(nameof(Routes.Function), MemberType = typeof(Routes))]
    public async Task The_function_key_and_the_master_key_open_the_functions(string method, string path)
    {
        (await SendAsync(method, path, (Keys.Header, Keys.Function))).Status.ShouldBeInRange(200, 202);
        (await SendAsync(method, path, (Keys.Header, Keys.Master))).Status.ShouldBeInRange(200, 202);
        (await SendAsync(method, WithCode(path, Keys.Function))).Status.ShouldBeInRange(200, 202);
    }

    [Theory]
    [MemberData(nameof(Routes.Admin), MemberType = typeof(Routes))]
    [MemberData(nameof(Routes.Host), MemberType = typeof(Routes))]
    public async Task The_function_key_does_not_open_administration(string method, string path)
    {
        // The host's own routes know the key and forbid it; a function only asks for another.
        var refusal = path.StartsWith("admin/", StringComparison.Ordinal) ? 403 : 401;
        (await SendAsync(method, path, (Keys.Header, Keys.Function))).ShouldBeRefusedByTheHost(refusal);
        (await SendAsync(method, WithCode(path, Keys.Function))).ShouldBeRefusedByTheHost(refusal);
        (await SendAsync(method, path, (Keys.Header, Keys.Master))).Status.ShouldNotBeOneOf(401, 403);
    }

    private static string WithCode(string path, string key) => $"{path}{(path.Contains('?') ? '&' : '?')}code={key}";

    // One that is nobody's, one that was revoked, and one that opens, but only for its own source's deliveries.
    private async Task<string[]> SourceKeysAsync()
    {
        var id = Guid.NewGuid().ToString("N");
        var revoked = await App.NewSourceAsync($"revoked-{id}", "VN");
        (await App.AdministerAsync(HttpMethod.Delete, $"api/sources/revoked-{id}")).Status.ShouldBe(204);
        return ["wrong", revoked, await App.NewSourceAsync($"other-{id}", "H99")];
    }

    private async Task<Answer> SendAsync(string method, string path, (string Header, string Key)? sent = null)
    {
        using var client = new HttpClient { BaseAddress = App.Client.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT")
        {
            var body = """{"username":"nobody","password":"none","data":[]}""";
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (sent is var (header, key))
        {
            request.Headers.Add(header, key);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }
}
