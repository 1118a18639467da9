using System.Text;
using Dvc.EndToEnd.Tests.Ingest;
using Dvc.EndToEnd.Tests.Support;

namespace Dvc.EndToEnd.Tests.Hosting;

public sealed class KeyTests(GuardedApp guarded) : IClassFixture<GuardedApp>
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "api/kpi/weekly" },
        { "GET", "api/kpi/periods/week/2022-W26" },
        { "GET", "api/kpi/series/week" },
        { "GET", "api/kpi/range?from=2022-06-27&to=2022-07-03" },
        { "GET", "api/health" },
    };

    public static TheoryData<string, string> AdminRoutes => new()
    {
        { "GET", "api/sources" },
        { "GET", "api/sources/h60" },
        { "PUT", "api/sources/h60" },
        { "DELETE", "api/sources/h60" },
        { "POST", "api/sources/h60/rotate" },
        { "POST", "admin/functions/RollUp" },
        { "POST", "admin/functions/KeepDeadLetters" },
        { "POST", "admin/functions/Audit" },
        { "POST", "admin/functions/NoSuchFunction" },
        { "GET", "admin/host/status" },
        { "GET", "api/deadletters" },
        { "GET", "api/deadletters/0123456789abcdef0123456789abcdef" },
        { "POST", "api/deadletters/0123456789abcdef0123456789abcdef/replay" },
        { "DELETE", "api/deadletters/0123456789abcdef0123456789abcdef" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    [MemberData(nameof(AdminRoutes))]
    public async Task Without_a_key_nothing_is_answered(string method, string path)
    {
        (await SendAsync(method, path, key: null)).ShouldBeProblem(401);
        (await SendAsync(method, path, key: "wrong")).ShouldBeProblem(401);
        (await SendAsync(method, WithCode(path, "wrong"), key: null)).ShouldBeProblem(401);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task The_function_key_and_the_master_key_open_the_functions(string method, string path)
    {
        (await SendAsync(method, path, Keys.Function)).Status.ShouldBeInRange(200, 202);
        (await SendAsync(method, path, Keys.Master)).Status.ShouldBeInRange(200, 202);
        (await SendAsync(method, WithCode(path, Keys.Function), key: null)).Status.ShouldBeInRange(200, 202);
    }

    [Theory]
    [MemberData(nameof(AdminRoutes))]
    public async Task The_function_key_does_not_open_administration(string method, string path)
    {
        (await SendAsync(method, path, Keys.Function)).ShouldBeProblem(401);
        (await SendAsync(method, path, Keys.Master)).Status.ShouldNotBe(401);
    }

    private static string WithCode(string path, string key) => $"{path}{(path.Contains('?') ? '&' : '?')}code={key}";

    private async Task<Answer> SendAsync(string method, string path, string? key)
    {
        using var client = new HttpClient { BaseAddress = guarded.App.Client.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (method is "POST" or "PUT")
        {
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add(Keys.Header, key);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response);
    }
}
