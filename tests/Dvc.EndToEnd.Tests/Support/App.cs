using System.Text;
using Dvc.Cli.Demo;

namespace Dvc.EndToEnd.Tests.Support;

/// <summary>The app as a process of its own, and a client of it.</summary>
internal sealed class App : IAsyncDisposable
{
    // Timers run when a test asks for it.
    private const string NeverInTheseTests = "0 0 0 29 2 *";

    private readonly TestFolder folder = new();

    private App(string storage, IEnumerable<(string Name, string Value)> settings) => Process = new ChildProcess(
        "dotnet",
        BuiltApp.Arguments(port: 0, folder.Path),
        [
            ("DvcStorage", storage),
            ("AzureWebJobsStorage", storage),
            ("RollUpSchedule", NeverInTheseTests),
            ("AuditSchedule", NeverInTheseTests),
            ("BulletinSchedule", NeverInTheseTests),
            ("DeadLetterSchedule", NeverInTheseTests),
            .. SourceKeys.Settings,
            .. settings,
        ]);

    public ChildProcess Process { get; }

    /// <summary>It sends the development source's key.</summary>
    public HttpClient Client { get; } = new()
    {
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { { SourceKeys.Header, SourceKeys.Development } },
    };

    /// <summary>Starts the app on a free port and waits until it serves.</summary>
    public static async Task<App> StartAsync(string storage, params IEnumerable<(string Name, string Value)> settings)
    {
        var app = new App(storage, settings);
        try
        {
            app.Client.BaseAddress = await app.Process.AddressAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> PostAsync(string body, string contentType = "application/json")
    {
        using var request = Requests.PostEvents(Encoding.UTF8.GetBytes(body), contentType);
        return await SendAsync(request);
    }

    public Task<Answer> PostAsync(IEnumerable<EventJson> events) =>
        PostAsync(string.Join('\n', events.Select(e => e.ToString())), "application/x-ndjson");

    /// <summary>Waits until everything sent is recorded, rolls up, and waits until that is done.</summary>
    public async Task SettleAsync()
    {
        await UntilAsync("queue", "depth");
        await StartRollUpAsync();
        await UntilAsync("rollUp", "pendingHomes");
    }

    public Task StartRollUpAsync() => StartFunctionAsync("RollUp");

    /// <summary>Has the host run a timer's function now.</summary>
    public async Task StartFunctionAsync(string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"admin/functions/{name}", UriKind.Relative))
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        (await SendAsync(request)).Status.ShouldBe(202);
    }

    /// <summary>Keeps what the host gave up on, and puts all that waits back into the queue, as an administrator does.</summary>
    public async Task ReplayDeadLettersAsync()
    {
        await StartFunctionAsync("KeepDeadLetters");
        await UntilAsync("queue", "poisonDepth");
        foreach (var letter in (await GetAsync("api/deadletters?state=waiting&take=100")).Json.GetProperty("letters").EnumerateArray())
        {
            using var replay = new HttpRequestMessage(
                HttpMethod.Post, new Uri($"api/deadletters/{letter.GetProperty("id").GetString()}/replay", UriKind.Relative));
            (await SendAsync(replay)).Status.ShouldBe(202);
        }
    }

    /// <summary>Waits until a number of the health report is 0. A storage that is busy may leave it unanswered (503).</summary>
    public Task UntilAsync(string part, string member) => Eventually.BeTrueAsync(
        async () => await GetAsync("api/health") is { Status: 200 } health && health.Json.GetProperty(part).GetProperty(member).GetInt32() == 0,
        what: $"{part}.{member} is 0");

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        Client.Dispose();
        folder.Dispose();
    }
}
