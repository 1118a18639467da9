using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of any named period.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetPeriodKpi(KpiAnswers answers, AnswerCache cache)
{
    /// <summary><c>GET /api/kpi/periods/month/2026-11?agency=H60</c>.</summary>
    [Function(nameof(GetPeriodKpi))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/periods/{grain}/{period}")] HttpRequest request,
        string grain,
        string period,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        var asked = query.NamedPeriod(grain, period, answers.Today);
        return query.Problem
            ?? await cache.ServeAsync(
                request, (nameof(GetPeriodKpi), asked, agency), form, token => answers.OfAsync(asked, agency, token), ApiJson.Answers.KpiAnswer, cancellationToken);
    }
}
