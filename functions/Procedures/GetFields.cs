using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Procedures;

/// <summary>The figures of a period by field.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetFields(ProcedureAnswers answers, AnswerCache cache)
{
    /// <summary><c>GET /api/kpi/periods/quarter/2026-Q3/fields?agency=H60</c>.</summary>
    [Function(nameof(GetFields))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/periods/{grain}/{period}/fields")] HttpRequest request,
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
                request,
                (nameof(GetFields), asked, agency),
                form,
                token => answers.FieldsOfAsync(asked, agency, token),
                ApiJson.Answers.FieldsAnswer,
                cancellationToken);
    }
}
