using Dvc.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dvc.Functions.Procedures;

/// <summary>The figures of a period by procedure.</summary>
/// <param name="answers">Puts figures into the form of the contract.</param>
/// <param name="cache">Keeps answers.</param>
public sealed class GetProcedures(ProcedureAnswers answers, AnswerCache cache)
{
    /// <summary><c>GET /api/kpi/periods/quarter/2026-Q3/procedures?agency=H60</c>.</summary>
    [Function(nameof(GetProcedures))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "api/kpi/periods/{grain}/{period}/procedures")] HttpRequest request,
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
                (nameof(GetProcedures), asked, agency),
                form,
                token => answers.ProceduresOfAsync(asked, agency, token),
                ApiJson.Answers.ProceduresAnswer,
                cancellationToken);
    }
}
