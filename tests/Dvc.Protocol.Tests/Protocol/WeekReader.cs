using System.Text.Json;
using Dvc.Core.Kpi;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Dvc.Protocol.Tests.Protocol;

/// <summary>A process that answers for the week from 2 November 2026 on, and keeps its answers.</summary>
internal sealed class WeekReader : IDisposable
{
    private readonly AnswerCache cache;
    private readonly GetWeeklyKpi weekly;

    public WeekReader(StorageParts parts, TimeProvider time)
    {
        var catalog = new CatalogReader(new CatalogStore(parts.Tables), time);
        cache = new AnswerCache(new FiguresClock(parts.Figures, time), parts.Figures, catalog, time);
        weekly = new GetWeeklyKpi(new KpiAnswers(parts.Reader, catalog, time), parts.Bulletins, cache);
    }

    /// <summary>How many dossiers it says were received; null where a roll-up has written but some of what it reads.</summary>
    public async Task<long?> ReceivedAsync()
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString("?week=2026-W45");
        try
        {
            return Received(await weekly.RunAsync(request, TestContext.Current.CancellationToken));
        }
        catch (ContradictoryFiguresException)
        {
            return null; // Answered with 503.
        }
    }

    public void Dispose() => cache.Dispose();

    private static long Received(IActionResult answer) =>
        JsonElement.Parse(answer.ShouldBeOfType<FileContentResult>().FileContents)
            .GetProperty("counts").GetProperty("received").GetProperty("total").GetInt64();
}
