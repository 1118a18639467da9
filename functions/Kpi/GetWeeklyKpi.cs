using Dvc.Core.Periods;
using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of a week, the last complete one where none is named.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
public sealed class GetWeeklyKpi(KpiAnswers answers)
{
    /// <summary><c>GET /api/kpi/weekly?week=2026-W47&amp;agency=H60</c>.</summary>
    [Function(nameof(GetWeeklyKpi))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/kpi/weekly")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var today = answers.Today;
        var week = request.Query["week"].ToString() is { Length: > 0 } name
            ? query.Period("week", PeriodGrain.Week, name, today)
            : Period.Containing(PeriodGrain.Week, today).Previous;
        return query.Problem
            ?? JsonAnswer.Cacheable(request, await answers.OfAsync(week, agency, cancellationToken), ApiJson.Answers.KpiAnswer);
    }
}
