using Dvc.Core;
using Dvc.Core.Dossiers;
using Dvc.Functions.Http;
using Dvc.Functions.Kpi;
using Dvc.Storage.Catalog;
using Dvc.Storage.Moves;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Quality;

/// <summary>Lists the due and finish dates that were moved after they had been reported. Dossier codes are for administrators.</summary>
/// <param name="moves">The moves.</param>
/// <param name="catalog">Names and levels.</param>
/// <param name="answers">Knows what today is.</param>
/// <param name="clock">Tells what is not rolled up yet.</param>
public sealed class GetMovedDates(MovedDates moves, ICatalog catalog, KpiAnswers answers, FiguresClock clock)
{
    private const int MostAtOnce = 500;
    private const int Usually = 100;

    /// <summary><c>GET /api/quality/moves?agency=H60&amp;from=2026-11-01&amp;to=2026-11-30&amp;kind=dueMoved&amp;take=100&amp;after=</c>; days of arrival.</summary>
    [Function(nameof(GetMovedDates))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "api/quality/moves")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var days = query.Days(answers.Today);
        var kind = query.OneOf("kind", WireName<MovedDateKind>.All) is { } name && WireName<MovedDateKind>.TryParse(name, out var one) ? one : (MovedDateKind?)null;
        var take = query.Number("take", Usually, least: 1, MostAtOnce);
        var after = query.After(MovedDates.IsPlace);
        var form = query.Form();
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var state = await clock.StateAsync(request, cancellationToken);
        var known = await catalog.CurrentAsync(cancellationToken);
        var page = await moves.ListAsync(agency, days, kind, after, take, cancellationToken);
        return form.Answer(
            request,
            new MovedDatesAnswer([.. page.Moves.Select(move => MovedDatePart.Of(move, known))], page.Next) { Pending = PendingPart.Of(state.Pending) },
            ApiJson.Answers.MovedDatesAnswer,
            page.Next);
    }
}
