using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Kpi;

/// <summary>The figures of any span of days.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetRangeKpi(KpiAnswers answers, AnswerCache cache)
{
    /// <summary><c>GET /api/kpi/range?from=2022-01-01&amp;to=2022-07-31&amp;agency=H60</c>.</summary>
    [Function(nameof(GetRangeKpi))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/range")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new RequestQuery(request);
        var agency = query.Agency();
        var form = query.Form();
        var days = query.Days(answers.Today);
        return query.Problem
            ?? await cache.ServeAsync(
                request, (nameof(GetRangeKpi), days, agency), form, token => answers.OfAsync(days, agency, token), ApiJson.Answers.KpiAnswer, cancellationToken);
    }
}
