using System.Text;
using System.Text.Json;
using Dvc.Functions.Bulletins;
using Dvc.Functions.Catalog;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Functions.Procedures;
using Dvc.Functions.Quality;
using Dvc.Storage.Catalog;
using Dvc.Storage.Kpi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dvc.Functions.Tests.Answers;

/// <summary>The functions that answer with figures, with the memory that they share in one process.</summary>
internal sealed class AnsweringProcess : IDisposable
{
    private readonly StorageParts parts;
    private readonly CatalogStore lists;
    private readonly CatalogReader catalog;
    private readonly AnswerCache cache;
    private readonly KpiAnswers answers;
    private readonly ProcedureAnswers procedures;

    public AnsweringProcess(StorageParts parts, TimeProvider time)
    {
        this.parts = parts;
        lists = new CatalogStore(parts.Tables);
        catalog = new CatalogReader(lists, time);
        cache = new AnswerCache(new FiguresClock(parts.Figures, time), parts.Figures, catalog, time);
        answers = new KpiAnswers(parts.Reader, catalog, time);
        procedures = new ProcedureAnswers(parts.Procedures, catalog, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What <c>GET /api/{path}</c> answers.</summary>
    public Task<IActionResult> GetAsync(string path, string? accepted = null, CancellationToken? cancellationToken = null, string? accept = null, string? prefer = null)
    {
        var token = cancellationToken ?? Token;
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString(path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? path[start..] : "");
        request.Headers.AcceptEncoding = accepted;
        request.Headers.Accept = accept;
        request.Headers["Prefer"] = prefer;
        return path.Split('?')[0].Split('/') switch
        {
            ["kpi", "weekly"] => new GetWeeklyKpi(answers, parts.Bulletins, cache).RunAsync(request, token),
            ["kpi", "periods", var grain, var period] => new GetPeriodKpi(answers, cache).RunAsync(request, grain, period, token),
            ["kpi", "periods", var grain, var period, "procedures"] => new GetProcedures(procedures, cache).RunAsync(request, grain, period, token),
            ["kpi", "periods", var grain, var period, "fields"] => new GetFields(procedures, cache).RunAsync(request, grain, period, token),
            ["kpi", "range"] => new GetRangeKpi(answers, cache).RunAsync(request, token),
            ["kpi", "series", var grain] => new GetKpiSeries(answers, cache).RunAsync(request, grain, token),
            ["kpi", "now"] => new GetNow(parts.Reader, parts.Procedures, new OldestDueReader(parts.Tables), catalog, answers, cache).RunAsync(request, token),
            ["bulletins"] => new GetBulletins(parts.Bulletins, cache).RunAsync(request, token),
            ["quality"] => new GetQuality(parts.Reader, catalog, answers, cache).RunAsync(request, token),
            _ => throw new ArgumentException($"No function answers {path}.", nameof(path)),
        };
    }

    /// <summary>The same, as JSON.</summary>
    public async Task<JsonElement> JsonAsync(string path) => Json(await GetAsync(path));

    /// <summary>How many dossiers <c>GET /api/kpi/weekly</c> says were received in the week from 2 November 2026 on.</summary>
    public async Task<long> ReceivedAsync() =>
        (await JsonAsync("kpi/weekly?week=2026-W45")).GetProperty("counts").GetProperty("received").GetProperty("total").GetInt64();

    public async Task PutAgencyAsync(string name)
    {
        var request = new DefaultHttpContext().Request;
        request.ContentType = "application/json";
        request.Body = new MemoryStream(Encoding.UTF8.GetBytes($$"""[{"code": "H60.12", "name": "{{name}}", "level": "department"}]"""));
        (await new PutCatalog(lists, catalog, NullLogger<PutCatalog>.Instance).RunAsync(request, "agencies", Token))
            .ShouldBeOfType<ContentResult>().StatusCode.ShouldBe(200);
    }

    public Task PublishAsync() => new PublishBulletin(parts.Publisher, new BulletinAnswers(answers, parts.Reader, parts.Unpublished, parts.RollUp), parts.Figures).RunAsync(new TimerInfo(), Token);

    public void Dispose() => cache.Dispose();

    public static JsonElement Json(IActionResult answer) => JsonElement.Parse(answer.ShouldBeOfType<FileContentResult>().FileContents);
}
