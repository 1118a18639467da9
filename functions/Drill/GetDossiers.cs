using Dvc.Core.Kpi;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Catalog;
using Dvc.Storage.Drill;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime.Text;

namespace Dvc.Functions.Drill;

/// <summary>Lists the dossiers behind a figure. Dossier codes are for administrators.</summary>
/// <param name="cells">The dossiers behind figures.</param>
/// <param name="catalog">Names and levels.</param>
/// <param name="answers">Knows what today is.</param>
/// <param name="clock">Tells what is not counted yet.</param>
public sealed class GetDossiers(CellReader cells, ICatalog catalog, KpiAnswers answers, FiguresClock clock)
{
    private const int MostAtOnce = 500;
    private const int Usually = 100;

    /// <summary><c>GET /api/dossiers?state=overdue&amp;agency=H60&amp;from=2026-11-01&amp;to=2026-11-30&amp;take=100&amp;after=</c>.</summary>
    [Function(nameof(GetDossiers))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/dossiers")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var counted = DossierState.Find(query.OneOf("state", DossierState.Names))
            ?? query.Refuse("state", RequestQuery.NameOf(DossierState.Names), DossierState.All[0]);
        var today = answers.Today;
        var span = counted.IsAhead ? query.AnyDays(today) : query.Days(today);
        var take = query.Number("take", Usually, least: 1, MostAtOnce);
        var after = query.After(CellReader.IsPlace);
        var form = query.Form();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var cell = new DossierCell(counted, agency, counted.Days(span, today));
        await clock.StateAsync(request, cancellationToken);
        var known = await catalog.CurrentAsync(cancellationToken);
        var page = await clock.ReadAsync(() => cells.ReadAsync(cell, after, take, cancellationToken), cancellationToken);

        // Asked for after the list, which may have a dossier that was accepted while it was read.
        var state = await clock.PresentAsync(cancellationToken);
        return form.Answer(
            request,
            new DossiersAnswer(
                counted.Name,
                AgencyPart.Of(agency, known, cell.Days.End),
                LocalDatePattern.Iso.Format(span.Start),
                LocalDatePattern.Iso.Format(span.End),
                LocalDatePattern.Iso.Format(cell.Days.End),
                VietnamTimestamp.Format(page.ChangedAt),
                page.Count,
                page.IsAhead,
                [.. page.Dossiers.Select(dossier => DossierPart.Of(dossier, known, cell.Days.End))],
                page.Next)
            {
                Pending = PendingPart.Of(state.Pending),
            },
            ApiJson.Answers.DossiersAnswer,
            page.Next);
    }
}
