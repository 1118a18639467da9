using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dvc.Cli.Tests;

/// <summary>
/// Answers as the app does, over real HTTP, and counts by keeping every dossier's newest state. Recording and rolling
/// up take one look at the health each.
/// </summary>
internal sealed class FakeApp : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly ConcurrentQueue<SentEvent> taken = [];
    private readonly ConcurrentQueue<Func<HttpContext, IResult>> answersFirst = [];
    private IReadOnlyList<(string Code, string Level, bool IsShorter)> procedures = [];
    private int depth;
    private int pendingHomes;
    private int posts;

    private FakeApp(WebApplication web) => this.web = web;

    public Uri Address => new(web.Urls.Single() + "/");

    public IReadOnlyCollection<SentEvent> Taken => taken;

    public int Posts => posts;

    public int RollUps { get; private set; }

    public int RollUpsNeeded { get; set; } = 1;

    /// <summary>Whether what is taken stays in the queue.</summary>
    public bool RecordsNothing { get; set; }

    public int DeadLetters { get; set; }

    public string? Key { get; private set; }

    public static async Task<FakeApp> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = new FakeApp(builder.Build());
        app.web.MapPost("/api/events", (Delegate)app.PostAsync);
        app.web.MapGet("/api/health", app.Health);
        app.web.MapPost("/admin/functions/RollUp", app.RollUp);
        app.web.MapGet("/api/kpi/range", app.Range);
        app.web.MapPut("/api/catalog/procedures", app.PutProcedures);
        app.web.MapGet("/api/kpi/periods/year/2022/procedures", app.Procedures);
        await app.web.StartAsync();
        return app;
    }

    /// <summary>Gives the next post this answer instead.</summary>
    public void AnswerFirst(Func<HttpContext, IResult> answer) => answersFirst.Enqueue(answer);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task<IResult> PostAsync(HttpContext context)
    {
        Interlocked.Increment(ref posts);
        if (answersFirst.TryDequeue(out var answer))
        {
            return answer(context);
        }

        context.Request.ContentType.ShouldBe("application/x-ndjson");
        Key = context.Request.Headers["x-source-key"];
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync(context.RequestAborted)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            taken.Enqueue(SentEvent.Parse(line));
        }

        Interlocked.Increment(ref depth);
        return Text($$"""{"accepted": {{lines.Length}}, "rejected": []}""", StatusCodes.Status202Accepted);
    }

    private IResult Health()
    {
        var (depthNow, homesNow) = (RecordsNothing ? depth : Interlocked.Exchange(ref depth, 0), pendingHomes);
        pendingHomes = depthNow > 0 ? 20 : RollUps >= RollUpsNeeded ? 0 : homesNow;
        return Text($$"""
            {
              "status": "healthy",
              "queue": {"depth": {{depthNow}}, "oldestAgeSeconds": null, "poisonDepth": 0},
              "rollUp": {"pendingHomes": {{homesNow}}, "oldestPendingAt": null, "lastFinishedAt": null, "progress": null},
              "deadLetters": {{DeadLetters}},
              "storageRequests": {"queue": {{posts}}, "tableReads": 0, "tableWrites": {{taken.Count}}}
            }
            """);
    }

    private IResult RollUp()
    {
        RollUps++;
        return Results.Accepted();
    }

    private IResult Range(string from, string to, string agency)
    {
        agency.ShouldBe("H60");
        var dossiers = SentEvents.Latest(taken);
        var received = Within(dossiers, "receivedAt").CountBy(dossier => dossier.Channel).ToDictionary();
        var resolved = Within(dossiers.Where(dossier => dossier.IsResolved), "finishedAt")
            .CountBy(dossier => dossier.Outcome()).ToDictionary();
        return Text($$"""
            {"counts": {
              "received": {"total": {{received.Values.Sum()}}, "inPerson": {{received["inPerson"]}}, "online": {{received["online"]}}, "post": {{received["post"]}} },
              "resolved": {"total": {{resolved.Values.Sum()}}, "early": {{resolved["early"]}}, "onTime": {{resolved["onTime"]}}, "late": {{resolved["late"]}} }
            } }
            """);

        IEnumerable<SentEvent> Within(IEnumerable<SentEvent> events, string member) => events.Where(e =>
            e.Date(member) is { } day && day >= Day(from) && day <= Day(to));

        static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private IResult PutProcedures(JsonElement entries)
    {
        procedures = [.. entries.EnumerateArray().Select(entry => (
            entry.GetProperty("code").GetString()!,
            entry.GetProperty("level").GetString()!,
            entry.TryGetProperty("onlineDays", out var days) && days.GetInt32() < entry.GetProperty("counterDays").GetInt32()))];
        return Text($$"""{"entries": {{procedures.Count}}}""");
    }

    private IResult Procedures(string agency)
    {
        agency.ShouldBe("H60");
        var asked = SentEvents.Latest(taken).ToLookup(dossier => dossier.Procedure, StringComparer.Ordinal);
        return Text($$"""
            {"services": {"total": {{Use("")}}, "full": {{Use("full")}}, "partial": {{Use("partial")}}, "information": {{Use("information")}} },
             "advantages": {"shorterTerm": {"services": {{procedures.Count(procedure => procedure.IsShorter)}} }, "lowerFee": {"services": 0} } }
            """);

        string Use(string level)
        {
            var offered = procedures.Where(procedure => procedure.Level.StartsWith(level, StringComparison.Ordinal)).Select(procedure => procedure.Code).ToList();
            return $$"""
                {"offered": {{offered.Count}}, "withDossiers": {"numerator": {{offered.Count(code => asked[code].Any())}} },
                 "withOnlineDossiers": {"numerator": {{offered.Count(code => asked[code].Any(dossier => dossier.Channel == "online"))}} } }
                """;
        }
    }

    private static IResult Text(string json, int status = StatusCodes.Status200OK) =>
        Results.Text(json, "application/json", Encoding.UTF8, status);
}
